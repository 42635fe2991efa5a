// Vic rates the chat with Ada, by the doors and with the shipped client: plain, with the objects evicted between all steps,
// and with all objects aborted between all steps. What Vic said last stands on the ticket, however it came there.
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Rating } from "../../src/protocol/entry.ts";
import { limits, spans } from "../../src/protocol/limits.ts";
import { protocolVersion } from "../../src/protocol/wire.ts";
import { newClientId } from "../../src/web/shared/environment.ts";
import { call } from "../support/doors.ts";
import { type AnyFrame, Line } from "../support/line.ts";
import { type Agent, type Talker, until, type Visitor } from "../support/people.ts";
import { upgrade } from "../support/sockets.ts";
import { modes, World } from "../support/world.ts";

let world: World;
let ada: Agent;

afterEach(() => {
  vi.useRealTimers();
  world.end();
});

/** Says it and waits for the answer: null where it was taken, else the code. */
async function rates({ client }: Talker, rating: Rating, comment = ""): Promise<string | null> {
  client.rate({ rating, comment });
  await until(() => client.pending.value.length === 0, `'${rating}' is answered`);
  return client.refused.value?.code ?? null;
}

async function seesRating({ client }: Talker, rating: Rating): Promise<void> {
  await until(() => client.replica.value.view?.rated?.rating === rating, `'${rating}' is seen`);
}

/** A chat that Ada took; Vic ends it. */
async function answered(): Promise<{ vic: Visitor; adaChat: Talker }> {
  ada = await world.agent("Ada");
  const vic = await world.visitor("Vic", "Where is my order?");
  const adaChat = await ada.takes(await ada.hearsRing(vic.chatId));
  vic.client.end();
  await vic.seesPhase("ended");
  await adaChat.seesPhase("ended");
  await world.between();
  return { vic, adaChat };
}

async function ratedOnTicket(chatId: string) {
  const { rating, ratingComment, transcript } = await ada.ticket(chatId);
  const said = transcript.flatMap((entry) =>
    entry.kind === "system" && entry.what.event === "rated" ? [entry.what.rating] : [],
  );
  return { rating, ratingComment, said };
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  beforeEach(async () => {
    world = await new World(mode).begin();
  });

  it("a rating reaches the agent at once and the ticket, is changed, and the last word counts", async () => {
    const { vic, adaChat } = await answered();
    const before = await ada.ticket(vic.chatId);
    expect(before).toMatchObject({ rating: null, ratingComment: null, ratedAt: null });
    expect(vic.client.replica.value.view).toMatchObject({ rated: null, may: { rate: true } });

    expect(await rates(vic, "good", "Ada was quick.")).toBeNull();
    await seesRating(adaChat, "good");
    await world.between();
    expect(await ratedOnTicket(vic.chatId)).toEqual({
      rating: "good",
      ratingComment: "Ada was quick.",
      said: ["good"],
    });

    expect(await rates(vic, "bad", "It broke again.")).toBeNull();
    await seesRating(adaChat, "bad");
    await world.between();
    expect(await ratedOnTicket(vic.chatId)).toEqual({
      rating: "bad",
      ratingComment: "It broke again.",
      said: ["good", "bad"],
    });

    // One ticket, the same one, and nothing of the end has moved.
    expect(await world.tickets(vic.chatId)).toEqual([{ id: vic.chatId, kind: "finished" }]);
    const after = await ada.ticket(vic.chatId);
    for (const field of ["number", "status", "kind", "endedAt", "durationMs", "filedAt", "owner"] as const)
      expect(after[field]).toEqual(before[field]);
    expect(after.transcript.slice(0, before.transcript.length)).toEqual(before.transcript);
    expect(vic.entries.map(({ seq }) => seq)).toEqual(after.transcript.map(({ seq }) => seq));
    expect(vic.entries.slice(-2).map(({ kind }) => kind)).toEqual(["hidden", "hidden"]);
  });

  it("one frame that comes twice is one rating, also after another", async () => {
    const { vic } = await answered();
    const first = { type: "rate", cid: `${newClientId()}.1`, rating: "good", comment: "" };
    for (const frame of [first, first, { ...first, cid: `${newClientId()}.1`, rating: "okay" }, first]) {
      expect(await answerTo(vic, frame)).toMatchObject({ type: "ack", cid: frame.cid });
      await world.between();
    }
    expect(await ratedOnTicket(vic.chatId)).toEqual({
      rating: "okay",
      ratingComment: "",
      said: ["good", "okay"],
    });
  });

  it("a second page shows what was rated on the first, and changes it", async () => {
    const { vic } = await answered();
    await rates(vic, "okay", "so so");
    await world.between();
    const second = vic.secondPage();
    await seesRating(second, "okay");
    expect(second.client.replica.value.view).toMatchObject({
      rated: { comment: "so so" },
      may: { rate: true },
    });
    await rates(second, "good", "so so");
    await seesRating(vic, "good");
    second.close();
    await world.between();
    expect(await ratedOnTicket(vic.chatId)).toMatchObject({ rating: "good", said: ["okay", "good"] });
  });

  it("what was said while the line was away is sent when it is back", async () => {
    const { vic } = await answered();
    const page = vic.secondPage();
    page.client.rate({ rating: "bad", comment: "too slow" });
    expect(page.client.pending.value).toHaveLength(1);
    await until(() => page.client.pending.value.length === 0, "it is taken");
    page.close();
    await world.between();
    expect(await ratedOnTicket(vic.chatId)).toMatchObject({ rating: "bad", ratingComment: "too slow" });
  });

  it("a missed chat is not rated", async () => {
    const vic = await world.visitor("Vic", "Anybody there?");
    await vic.seesPhase("ended");
    await world.between();
    expect(vic.client.replica.value.view).toMatchObject({ outcome: "missed", may: { rate: false } });
    expect(await rates(vic, "bad")).toBe("not_finished");
  });

  it("an agent does not rate", async () => {
    const { vic, adaChat } = await answered();
    expect(await rates(vic, "bad")).toBeNull();
    expect(await rates(adaChat, "good")).toBe("forbidden");
    await world.between();
    expect(await ratedOnTicket(vic.chatId)).toMatchObject({ rating: "bad", said: ["bad"] });
  });
});

describe("a department that asks for no rating", () => {
  it("is not given one; a chat begun before the switch keeps what held then", async () => {
    world = await new World("plain").begin(60, { ratingEnabled: false });
    const { vic } = await answered();
    expect(vic.client.replica.value.view).toMatchObject({ outcome: "finished", may: { rate: false } });
    expect(await rates(vic, "good")).toBe("no_rating");
    expect((await ada.ticket(vic.chatId)).rating).toBeNull();
    await env.DB.prepare("UPDATE departments SET rating_enabled = 1 WHERE id = ?")
      .bind(world.departmentId)
      .run();
    expect(await rates(vic, "good")).toBe("no_rating");
  });
});

describe("the limits of ratings", () => {
  beforeEach(async () => {
    world = await new World("plain").begin();
  });

  it("a visitor may change the mind so often, then it stays", async () => {
    const { vic } = await answered();
    for (let n = 1; n < limits.ratingsMax; n++) await rates(vic, n % 2 ? "good" : "okay");
    expect(await rates(vic, "bad")).toBeNull();
    expect(vic.client.replica.value.view?.may.rate).toBe(false);
    expect(await rates(vic, "good")).toBe("too_many");
    await world.between();
    expect((await ratedOnTicket(vic.chatId)).rating).toBe("bad");
  });

  it.each([
    ["a comment too long", { comment: "x".repeat(limits.ratingCommentChars + 1) }, "too_long"],
    ["a rating that there is not", { rating: "great" }, "bad_frame"],
    ["half a surrogate", { comment: "\ud800" }, "bad_frame"],
    ["a comment that is no text", { comment: 5 }, "bad_frame"],
    ["a made-up client id", { cid: "1" }, "bad_frame"],
  ])("%s is refused with a code", async (_name, change, code) => {
    const { vic } = await answered();
    const good = { type: "rate", cid: `${newClientId()}.1`, rating: "good" };
    const longest = { ...good, comment: "x".repeat(limits.ratingCommentChars) };
    expect(await answerTo(vic, longest)).toMatchObject({ type: "ack" });
    const wrong = { ...good, cid: `${newClientId()}.1`, ...change };
    expect(await answerTo(vic, wrong)).toMatchObject({ type: "nack", code });
  });

  it("as long as the token lives, days later, the visitor may rate; then the door is shut", async () => {
    const { vic } = await answered();
    const connect = () => call("/visitor/ticket", { method: "POST", bearer: vic.token });
    vic.close();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.visitorTokenMs - 60_000 });
    const page = vic.secondPage();
    await until(() => page.client.connection.value === "live", "Vic is back");
    expect(await rates(page, "okay", "a week later")).toBeNull();
    page.close();
    await world.deliver(vic.chatId);
    expect((await connect()).status).toBe(200);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 120_000 });
    expect((await connect()).status).toBe(401);
    vi.useRealTimers();
    expect(await ratedOnTicket(vic.chatId)).toMatchObject({ rating: "okay", ratingComment: "a week later" });
  });

  it("while the database is down the rating is taken, and is filed when it is back", async () => {
    const { vic } = await answered();
    await env.DB.exec("ALTER TABLE tickets RENAME TO tickets_away");
    try {
      expect(await rates(vic, "good")).toBeNull();
      expect(await rates(vic, "bad", "after all")).toBeNull();
    } finally {
      await env.DB.exec("ALTER TABLE tickets_away RENAME TO tickets");
    }
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    await world.deliver(vic.chatId);
    vi.useRealTimers();
    expect(await ratedOnTicket(vic.chatId)).toEqual({
      rating: "bad",
      ratingComment: "after all",
      said: ["good", "bad"],
    });
  });
});

/** The answer to one frame of Vic's, which the shipped client would not have sent like this, over a socket of its own. */
async function answerTo(vic: Visitor, frame: object): Promise<AnyFrame> {
  const ticket = await call("/visitor/ticket", { method: "POST", bearer: vic.token });
  const line = new Line(await upgrade((await ticket.json<{ ticket: string }>()).ticket));
  line.send({ type: "hello", v: protocolVersion, after: 0 });
  await line.of("hello");
  line.send(frame);
  const answer = await line.frame(({ type }) => type === "ack" || type === "nack");
  line.close();
  return answer;
}
