// Sue deletes the ticket of a chat that Vic goes on to rate: plain, with the objects evicted between all steps, and with all
// objects aborted between all steps. What was deleted comes back whole or not at all.
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eraseDeleted } from "../../src/jobs/ticket-erasing.ts";
import { spans } from "../../src/protocol/limits.ts";
import type { Bulk, BulkDone } from "../../src/protocol/ticket-api.ts";
import { call } from "../support/doors.ts";
import { type Agent, until, type Visitor } from "../support/people.ts";
import { modes, World } from "../support/world.ts";

let world: World;
let sue: Agent;
let vic: Visitor;

afterEach(() => {
  world.end();
});

async function does(act: "delete" | "undo", revision: number): Promise<BulkDone> {
  const target: Bulk["target"] = { of: "chosen", tickets: [{ id: vic.chatId, revision }] };
  const json = { target, change: { do: act } } satisfies Bulk;
  return (await call("/agent/tickets/bulk", { json, cookie: sue.cookie })).json<BulkDone>();
}

async function rates(rating: "good" | "bad"): Promise<void> {
  vic.client.rate({ rating, comment: "" });
  await until(() => vic.client.pending.value.length === 0, `'${rating}' is taken`);
  await world.between();
  await world.deliver(vic.chatId);
}

async function statusOf(): Promise<number> {
  return (await sue.get(`/agent/tickets/${vic.chatId}`)).status;
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  beforeEach(async () => {
    world = await new World(mode).begin();
    sue = await world.agent("Sue", 5, { role: "supervisor" });
    vic = await world.visitor("Vic", "Where is my order?");
    await sue.takes(await sue.hearsRing(vic.chatId));
    vic.client.end();
    await vic.seesPhase("ended");
    await world.between();
    await world.deliver(vic.chatId);
  });

  it("what Vic says meanwhile is there when the ticket is had back", async () => {
    expect(await statusOf()).toBe(200);
    const { done } = await does("delete", 0);
    await rates("good");
    expect(await statusOf()).toBe(404);
    await does("undo", done[0]?.revision ?? 0);
    expect(await sue.ticket(vic.chatId)).toMatchObject({ rating: "good" });
  });

  it("nothing of it is written anew when it was erased, whatever the chat still delivers", async () => {
    const { done } = await does("delete", 0);
    await eraseDeleted(env, Date.now() + spans.undoMs);
    await rates("bad");
    expect(await world.tickets(vic.chatId)).toEqual([]);
    const { results } = await env.DB.prepare(
      "select count(*) as n from transcripts where ticket_id = ?1 union all select count(*) from chats where id = ?1",
    )
      .bind(vic.chatId)
      .all<{ n: number }>();
    expect(results.map(({ n }) => n)).toEqual([0, 0]);
    expect((await does("undo", done[0]?.revision ?? 0)).failed).toMatchObject([{ code: "not_found" }]);
  });
});
