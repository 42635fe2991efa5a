import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { claimChat } from "../../src/db/claims.ts";
import { searchOwn } from "../../src/db/contacts.ts";
import { openDatabase } from "../../src/db/database.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import type { Found, LiveChats, VisitorPast } from "../../src/protocol/contact-api.ts";
import type { Rating } from "../../src/protocol/entry.ts";
import type { StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, addSite, chatRow, ticketDraft } from "../support/rows.ts";

const db = openDatabase(env.DB);
let support = "";
let sales = "";
let ada = { id: "", cookie: "" };
let bo = { id: "", cookie: "" };
let sue = { id: "", cookie: "" };
let root = { id: "", cookie: "" };

async function signedIn(name: string, departments: string[], role: Role) {
  const email = `${name}@example.com`;
  const id = await addAgent(db, departments, { name, email, role, passwordHash: await passwordHash() });
  return { id, cookie: await signIn(email) };
}

beforeAll(async () => {
  support = await addDepartment(db);
  sales = await addDepartment(db, { name: "Sales" });
  ada = await signedIn("ada", [support], "agent");
  bo = await signedIn("bo", [sales], "agent");
  sue = await signedIn("sue", [support], "supervisor");
  root = await signedIn("root", [], "admin");
});

async function ended(departmentId: string, ownerId: string | null, change: object = {}): Promise<string> {
  const row = chatRow(departmentId, { phase: "ended", latestTimerAt: null, ownerId });
  const draft = ticketDraft(row, { outcome: ownerId === null ? "missed" : "finished" });
  await writeTicket(db, { ...draft, ...change }, row);
  return row.id;
}

it("beside Ada's chat stands what else came from this e-mail, within her departments", async () => {
  const { key } = await addSite(db);
  const startKey = "start-00000000000000000001";
  const json = { site: key, departmentId: support, startKey, name: "Vic", email: "Vic@Example.com" };
  const { chatId } = await (await call("/visitor/chats", { json })).json<StartedChat>();
  await indexChat(db, chatRow(support, { id: chatId, version: 1 }));
  const answered = await ended(support, ada.id);
  const missed = await ended(support, null);
  const sold = await ended(sales, bo.id);
  await ended(support, ada.id, { contactEmail: "somebody@else.example" });
  await ended(support, ada.id, { contactEmail: null });
  const past = (cookie: string, id = chatId) => call(`/agent/chats/${id}/visitor`, { cookie });
  const ids = async (cookie: string) => {
    const { chats, tickets } = await (await past(cookie)).json<VisitorPast>();
    return [chats.map(({ id }) => id), tickets.map(({ id }) => id)];
  };
  expect(await ids(root.cookie)).toEqual([[sold, answered], [missed]]);
  for (const cookie of [ada.cookie, bo.cookie])
    expect(await problemOf(await past(cookie))).toEqual([404, "not_found"]);
  expect(await problemOf(await past(root.cookie, "chat_zzzzzzzzzzzzzzzzzzzz"))).toEqual([404, "not_found"]);
});

it("what the contact said of an earlier chat stands beside it, the last word, and of others nothing", async () => {
  const { key } = await addSite(db);
  const startKey = "start-00000000000000000002";
  const json = { site: key, departmentId: support, startKey, name: "Zoe", email: "zoe@example.com" };
  const { chatId } = await (await call("/visitor/chats", { json })).json<StartedChat>();
  await indexChat(db, chatRow(support, { id: chatId, version: 1 }));
  const unrated = await ended(support, ada.id, { contactEmail: "zoe@example.com" });
  const row = chatRow(support, { phase: "ended", latestTimerAt: null, ownerId: ada.id });
  const draft = { ...ticketDraft(row), contactEmail: "zoe@example.com" };
  const said = (rating: Rating, version: number) =>
    writeTicket(db, { ...draft, rating, ratingComment: "", ratedAt: 9_000 + version, version }, row);
  await said("good", 10);
  await said("bad", 12);
  // An older word that comes late is not the last one.
  await said("okay", 11);
  const past = await call(`/agent/chats/${chatId}/visitor`, { cookie: root.cookie });
  const { chats } = await past.json<VisitorPast>();
  expect(chats.map(({ id, rating }) => [id, rating])).toEqual([
    [row.id, "bad"],
    [unrated, null],
  ]);
});

it("a supervisor sees the live chats of the own departments, an admin all, an agent none", async () => {
  const ours = chatRow(support, { phase: "active", ownerId: ada.id, visitorName: "Vic", question: "Open?" });
  const ringing = chatRow(sales, { ringingDepartmentId: support });
  const theirs = chatRow(sales);
  const over = chatRow(support, { phase: "ended", latestTimerAt: null });
  for (const row of [ours, ringing, theirs, over]) await indexChat(db, row);
  const live = async (cookie: string) => (await call("/agent/live", { cookie })).json<LiveChats>();
  const seen = (await live(sue.cookie)).data;
  expect(seen.find(({ id }) => id === ours.id)).toEqual({
    id: ours.id,
    visitorName: "Vic",
    question: "Open?",
    department: { id: support, name: "Support" },
    owner: { id: ada.id, name: "ada" },
    phase: "active",
    createdAt: 1000,
  });
  const ids = seen.map(({ id }) => id);
  expect(ids).toContain(ringing.id);
  expect(ids).not.toContain(theirs.id);
  expect(ids).not.toContain(over.id);
  expect((await live(root.cookie)).data.map(({ id }) => id)).toContain(theirs.id);
  expect(await problemOf(await call("/agent/live", { cookie: ada.cookie }))).toEqual([403, "forbidden"]);
});

it("Ada finds her own chats by subject, name, e-mail and number, live and ended, and nobody else's", async () => {
  const cy = await signedIn("cy", [support], "agent");
  const mine = await ended(support, cy.id, { subject: "A 100% broken lamp_shade", contactName: "Zoë 王" });
  await ended(support, ada.id, { subject: "A 100% broken lamp_shade" });
  const live = chatRow(support, { question: "Another broken lamp" });
  await indexChat(db, live);
  await claimChat(db, live.id, cy.id, 1);
  const find = async (q: string) => {
    const response = await call(`/agent/search?q=${encodeURIComponent(q)}`, { cookie: cy.cookie });
    return (await response.json<Found>()).data;
  };
  const ids = async (q: string) => (await find(q)).map(({ id }) => id);
  expect(await ids("BROKEN")).toEqual([live.id, mine]);
  for (const q of ["100%", "lamp_shade", "王", "vic@example", "  broken lamp_ "])
    expect(await ids(q)).toContain(mine);
  for (const q of ["%", "_", "\\"]) expect((await ids(q)).includes(live.id)).toBe(false);
  expect(await ids("1000")).toEqual([]);
  const [{ number } = { number: 0 }] = (await find("shade")) ?? [];
  expect(await ids(`#${number}`)).toEqual([mine]);
  expect(await ids("' or 1=1 --")).toEqual([]);
  for (const q of ["长".repeat(100), "%".repeat(100)]) expect(await ids(q)).toEqual([]);
  for (const q of ["", "%20", "x".repeat(101)])
    expect((await call(`/agent/search?q=${q}`, { cookie: cy.cookie })).status).toBeGreaterThanOrEqual(400);
});

it("looking through one owner's tickets and one contact's uses their indexes", async () => {
  await searchOwn(db, ada.id, "x");
  for (const [sql, index] of [
    [
      "select id from tickets where owner_id is not null and owner_id = 'a' and (status = 'closed') = 0 order by number desc",
      "tickets_by_owner",
    ],
    [
      `select id from tickets where contact_email is not null and lower("contact_email") = lower('a') order by number desc`,
      "tickets_by_email",
    ],
    ["select id from chats where phase <> 'ended' and latest_timer_at > 0", "chats_by_timer"],
  ] as const) {
    const plan = await env.DB.prepare(`explain query plan ${sql}`).all<{ detail: string }>();
    expect(plan.results.map(({ detail }) => detail).join()).toContain(index);
  }
});
