import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import type { FoundTickets } from "../../src/protocol/ticket-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, chatRow, ticketDraft } from "../support/rows.ts";
import { hostileQueries } from "../support/search-words.ts";

const db = openDatabase(env.DB);
let support = "";
let sales = "";
let ada = "";
let bo = "";
let sue = "";
let nobody = "";

async function signedIn(name: string, departments: string[], role: Role): Promise<string> {
  const email = `${name}@example.com`;
  await addAgent(db, departments, { name, email, role, passwordHash: await passwordHash() });
  return signIn(email);
}

beforeAll(async () => {
  support = await addDepartment(db);
  sales = await addDepartment(db, { name: "Sales" });
  ada = await signedIn("ada", [support], "agent");
  bo = await signedIn("bo", [sales], "agent");
  sue = await signedIn("sue", [], "supervisor");
  nobody = await signedIn("nobody", [], "agent");
});

/** A ticket of Vic's that ends with this question. */
async function asked(question: string, departmentId = support): Promise<string> {
  const row = chatRow(departmentId, { phase: "ended", latestTimerAt: null });
  await writeTicket(db, ticketDraft(row, { outcome: "missed", question }), row);
  return row.id;
}

const search = (cookie: string, query: Record<string, string>) =>
  call(`/agent/tickets/search?${new URLSearchParams(query)}`, { cookie });

async function answer(cookie: string, query: Record<string, string>): Promise<FoundTickets> {
  const response = await search(cookie, query);
  expect(response.status).toBe(200);
  return response.json<FoundTickets>();
}

it("Ada finds a ticket as soon as it is there, by a word of it and by two Chinese characters", async () => {
  const id = await asked("My lantern is broken 我想退款谢谢");
  for (const q of ["lantern", "LANT", "退款", "vic@example.com", "“lantern is broken”"])
    expect((await answer(ada, { q })).data.map((row) => row.id)).toEqual([id]);
  expect((await answer(ada, { q: "退款" })).data[0]).toMatchObject({
    id,
    kind: "missed",
    contact: { name: "Vic", email: "vic@example.com" },
    excerpts: [
      { where: "subject", cut: { before: false, after: false } },
      {
        where: "transcript",
        pieces: [
          { text: "My lantern is broken 我想", hit: false },
          { text: "退款", hit: true },
          { text: "谢谢", hit: false },
        ],
      },
    ],
  });
});

it("an agent finds nothing of another department, a supervisor everything, who is nowhere nothing", async () => {
  const id = await asked("About the sextant", sales);
  expect((await answer(bo, { q: "sextant" })).data.map((row) => row.id)).toEqual([id]);
  expect((await answer(sue, { q: "sextant" })).data.map((row) => row.id)).toEqual([id]);
  const [{ number } = { number: 0 }] = (await answer(bo, { q: "sextant" })).data;
  const nothing = { data: [], next_cursor: null };
  for (const q of ["sextant", `#${number}`, `${sales.replace("_", "")}`, `marks:n${number}`])
    for (const cookie of [ada, nobody]) expect(await answer(cookie, { q, limit: "1" })).toEqual(nothing);
});

it("what was deleted is not found", async () => {
  const id = await asked("About the astrolabe");
  expect((await answer(ada, { q: "astrolabe" })).data).toHaveLength(1);
  await env.DB.prepare("update tickets set deleted_at = 5 where id = ?").bind(id).run();
  expect((await answer(ada, { q: "astrolabe" })).data).toEqual([]);
});

it("goes on where the page before ended", async () => {
  const ids: string[] = [];
  for (let round = 0; round < 5; round += 1) ids.unshift(await asked("compasses"));
  const first = await answer(ada, { q: "compasses", limit: "3" });
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3));
  const second = await answer(ada, { q: "compasses", limit: "3", cursor: first.next_cursor ?? "" });
  expect(second.data.map(({ id }) => id)).toEqual(ids.slice(3));
  expect(second.next_cursor).toBeNull();
});

it("whatever is typed gets an answer, and what is no search a refusal", async () => {
  await asked("anything at all");
  for (const q of hostileQueries) {
    const { status } = await search(ada, { q });
    expect(status, q).toBe(q.trim() === "" ? 400 : 200);
  }
  for (const q of ["*", '"', "%", "()", "* * *"])
    expect(await answer(ada, { q }), q).toEqual({ data: [], next_cursor: null });
  for (const [query, refused] of [
    [{}, [400, "bad_request"]],
    [{ q: "" }, [400, "bad_request"]],
    [{ q: "  " }, [400, "bad_request"]],
    [{ q: "x".repeat(101) }, [413, "too_long"]],
    [{ q: "x", cursor: "1 or 1" }, [400, "bad_request"]],
    [{ q: "x", cursor: "-1" }, [400, "bad_request"]],
    [{ q: "x", limit: "0" }, [400, "bad_request"]],
  ] as const)
    expect(await problemOf(await search(ada, query))).toEqual(refused);
});
