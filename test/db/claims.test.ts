import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { type ClaimAnswer, claimChat, releaseClaim, releaseClaimBefore } from "../../src/db/claims.ts";
import { openDatabase } from "../../src/db/database.ts";
import { addAgent, addDepartment, chatRow } from "../support/rows.ts";

const db = openDatabase(env.DB);

async function waitingChats(departmentId: string, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => chatRow(departmentId));
  for (const row of rows) await indexChat(db, row);
  return rows.map(({ id }) => id);
}

function tally(answers: ClaimAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

it("of five chats that Ada claims at once with room for one, she gets exactly one", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department], { cap: 1 });
  const chats = await waitingChats(department, 5);
  const answers = await Promise.all(chats.map((chat) => claimChat(db, chat, ada, 1)));
  expect(tally(answers)).toEqual({ claimed: 1, at_cap: 4 });
});

it("claiming the same chat again is the same claim, at the cap and offline too", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department], { cap: 1 });
  const [first = "", second = ""] = await waitingChats(department, 2);
  expect(await claimChat(db, first, ada, 1)).toBe("claimed");
  expect(await claimChat(db, first, ada, 2)).toBe("claimed");
  expect(await claimChat(db, second, ada, 3)).toBe("at_cap");
  await releaseClaim(db, first, ada);
  await releaseClaim(db, first, ada);
  expect(await claimChat(db, second, ada, 4)).toBe("claimed");
});

it("Ada and Bo may both hold a place for one chat; its object decides who has it", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department]);
  const bo = await addAgent(db, [department], { name: "Bo" });
  const [chat = ""] = await waitingChats(department, 1);
  expect(await claimChat(db, chat, ada, 1)).toBe("claimed");
  expect(await claimChat(db, chat, bo, 1)).toBe("claimed");
});

it("the cap counts over all departments", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const ada = await addAgent(db, [support, sales], { cap: 2 });
  const [first = "", second = ""] = await waitingChats(support, 2);
  const [third = ""] = await waitingChats(sales, 1);
  expect(await claimChat(db, first, ada, 1)).toBe("claimed");
  expect(await claimChat(db, third, ada, 1)).toBe("claimed");
  expect(await claimChat(db, second, ada, 1)).toBe("at_cap");
});

it("a chat of another department, one that nobody knows, and one that has ended cannot be claimed", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const ada = await addAgent(db, [support]);
  const [own = ""] = await waitingChats(support, 1);
  const [foreign = ""] = await waitingChats(sales, 1);
  const ended = chatRow(support, { phase: "ended", latestTimerAt: null });
  await indexChat(db, ended);
  expect(await claimChat(db, own, ada, 1)).toBe("claimed");
  expect(await claimChat(db, foreign, ada, 1)).toBe("not_found");
  expect(await claimChat(db, "chat_00000000000000000zzz", ada, 1)).toBe("not_found");
  expect(await claimChat(db, ended.id, ada, 1)).toBe("ended");
});

it("a chat that rings in another department may be claimed there, and no longer when it has stopped", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const ada = await addAgent(db, [support]);
  const bo = await addAgent(db, [sales], { name: "Bo" });
  const chat = chatRow(support, { ringingDepartmentId: sales });
  await indexChat(db, chat);
  expect(await claimChat(db, chat.id, ada, 1)).toBe("claimed");
  expect(await claimChat(db, chat.id, bo, 1)).toBe("claimed");
  await releaseClaim(db, chat.id, bo);
  await indexChat(db, { ...chat, ringingDepartmentId: null, version: 2 });
  expect(await claimChat(db, chat.id, bo, 2)).toBe("not_found");
});

it("an admin may claim any chat, a supervisor those of the own departments", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const ada = await addAgent(db, [], { role: "admin" });
  const sue = await addAgent(db, [support], { name: "Sue", role: "supervisor" });
  const [ours = ""] = await waitingChats(support, 1);
  const [theirs = ""] = await waitingChats(sales, 1);
  expect(await claimChat(db, ours, sue, 1)).toBe("claimed");
  expect(await claimChat(db, theirs, ada, 1)).toBe("claimed");
  expect(await claimChat(db, theirs, sue, 1)).toBe("not_found");
});

it("a place that was taken again is left alone by the release of the first, at the cap and offline too", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department], { cap: 1 });
  const [chat = ""] = await waitingChats(department, 1);
  await claimChat(db, chat, ada, 10);
  await env.DB.prepare("update agents set status = 'offline' where id = ?").bind(ada).run();
  expect(await claimChat(db, chat, ada, 30)).toBe("claimed");
  expect(await releaseClaimBefore(db, chat, ada, 20)).toMatchObject({ agentId: ada, load: 1, cap: 1 });
  expect(await releaseClaimBefore(db, chat, ada, 30)).toMatchObject({ agentId: ada, load: 0 });
  expect(await releaseClaimBefore(db, chat, ada, 30)).toMatchObject({ agentId: ada, load: 0 });
  expect(await releaseClaimBefore(db, chat, "agent_zzzzzzzzzzzzzzzzzzzz", 30)).toBeNull();
});

it("who is offline takes no chat", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department], { status: "online" });
  const bo = await addAgent(db, [department], { name: "Bo", status: "offline" });
  const [chat = ""] = await waitingChats(department, 1);
  expect(await claimChat(db, chat, ada, 1)).toBe("claimed");
  expect(await claimChat(db, chat, bo, 1)).toBe("offline");
});

it("whatever is claimed and released in whatever order and at once, nobody is over the cap", async () => {
  const step = fc.record({
    agent: fc.nat(1),
    chat: fc.nat(5),
    act: fc.constantFrom("claim", "claim", "release"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 6 }),
      async (cap, rounds) => {
        const department = await addDepartment(db);
        const agents = [await addAgent(db, [department], { cap }), await addAgent(db, [department], { cap })];
        const chats = await waitingChats(department, 6);
        for (const round of rounds) {
          await Promise.all(
            round.map(({ agent, chat, act }) =>
              act === "claim"
                ? claimChat(db, chats[chat] ?? "", agents[agent] ?? "", 1)
                : releaseClaim(db, chats[chat] ?? "", agents[agent] ?? ""),
            ),
          );
          const loads = await env.DB.prepare(
            "select agent_id, count(*) as load from claims where agent_id in (?, ?) group by agent_id",
          )
            .bind(...agents)
            .all<{ load: number }>();
          for (const { load } of loads.results) expect(load).toBeLessThanOrEqual(cap);
        }
      },
    ),
    { numRuns: 40 },
  );
});
