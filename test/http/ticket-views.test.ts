import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import { limits, spans } from "../../src/protocol/limits.ts";
import type { TicketPage } from "../../src/protocol/ticket-api.ts";
import type { CustomView, ViewList } from "../../src/protocol/view-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

const db = openDatabase(env.DB);
let support = "";
let sales = "";
let adaId = "";
const cookies = { ada: "", bo: "", sue: "", root: "" };

async function join(name: keyof typeof cookies, departments: string[], role: Role): Promise<string> {
  const email = `${name}@example.com`;
  const id = await addAgent(db, departments, { name, email, role, passwordHash: await passwordHash() });
  cookies[name] = await signIn(email);
  return id;
}

/** Ten tickets: every second one in Sales, every third one Ada's, the last ones of a refund. */
beforeAll(async () => {
  support = await addDepartment(db);
  sales = await addDepartment(db, { name: "Sales" });
  adaId = await join("ada", [support], "agent");
  await join("bo", [sales], "agent");
  await join("sue", [], "supervisor");
  await join("root", [], "admin");
  await addTickets(
    db,
    Array.from({ length: 10 }, (_, n) =>
      ticketRow(n % 2 === 0 ? support : sales, {
        ownerId: n % 3 === 0 ? adaId : null,
        subject: n > 6 ? `退款 100% ${n}` : `Parcel ${n}`,
        dueAt: n % 4 === 1 ? 10_000 - n : null,
      }),
    ),
  );
});

const refunds = {
  name: "Refunds",
  shared: false,
  criteria: { join: "and", of: [{ field: "subject", is: "contains", value: "退款" }] },
  columns: ["number", "subject", "owner"],
  sort: { by: "number", descending: true },
};

async function create(cookie: string, fields: object = {}): Promise<CustomView> {
  const response = await call("/agent/views", { cookie, json: { ...refunds, ...fields } });
  expect(response.status).toBe(201);
  return response.json<CustomView>();
}

async function list(cookie: string): Promise<ViewList> {
  return (await call("/agent/views", { cookie })).json<ViewList>();
}

async function ids(cookie: string): Promise<string[]> {
  return (await list(cookie)).data.map(({ id }) => id);
}

function edit(cookie: string, view: CustomView, fields: object): Promise<Response> {
  const { name, shared, criteria, columns, sort, version, id } = view;
  const json = { name, shared, criteria, columns, sort, version, ...fields };
  return call(`/agent/views/${id}`, { method: "PUT", cookie, json });
}

function ask(cookie: string, view: string, query = ""): Promise<Response> {
  return call(`/agent/tickets?view=${view}${query}`, { cookie });
}

async function subjects(cookie: string, view: string): Promise<string[]> {
  const page = await (await ask(cookie, view)).json<TicketPage>();
  return page.data.map(({ subject }) => subject);
}

it("Ada keeps a view of her own: it finds what she may see, and nobody else has it", async () => {
  const view = await create(cookies.ada);
  expect(view).toMatchObject({ ...refunds, mayEdit: true, version: 1, flaws: [], owner: { name: "ada" } });
  expect(await subjects(cookies.ada, view.id)).toEqual(["退款 100% 8"]);
  for (const cookie of [cookies.bo, cookies.sue, cookies.root]) {
    expect(await ids(cookie)).not.toContain(view.id);
    expect(await problemOf(await ask(cookie, view.id))).toEqual([404, "not_found"]);
    expect(await problemOf(await edit(cookie, view, { name: "Mine" }))).toEqual([404, "not_found"]);
    const gone = await call(`/agent/views/${view.id}`, { method: "DELETE", cookie });
    expect(await problemOf(gone)).toEqual([404, "not_found"]);
  }
});

it("Sue shares a view: everybody has it with the tickets of their own reach, and admins edit it, too", async () => {
  const view = await create(cookies.sue, { shared: true });
  expect(await subjects(cookies.sue, view.id)).toEqual(["退款 100% 9", "退款 100% 8", "退款 100% 7"]);
  expect(await subjects(cookies.bo, view.id)).toEqual(["退款 100% 9", "退款 100% 7"]);
  expect(await subjects(cookies.ada, view.id)).toEqual(["退款 100% 8"]);
  expect((await list(cookies.bo)).data.find(({ id }) => id === view.id)?.mayEdit).toBe(false);
  expect(await problemOf(await edit(cookies.bo, view, { name: "Mine" }))).toEqual([403, "forbidden"]);
  const gone = await call(`/agent/views/${view.id}`, { method: "DELETE", cookie: cookies.bo });
  expect(await problemOf(gone)).toEqual([403, "forbidden"]);
  expect((await edit(cookies.root, view, { name: "All refunds" })).status).toBe(200);
});

it("an agent shares nothing, neither a new view nor an old one", async () => {
  const view = await create(cookies.ada);
  const json = { ...refunds, shared: true };
  expect(await problemOf(await call("/agent/views", { cookie: cookies.ada, json }))).toEqual([
    403,
    "forbidden",
  ]);
  expect(await problemOf(await edit(cookies.ada, view, { shared: true }))).toEqual([403, "forbidden"]);
});

it("of two edits of one version the second is told so, and a repeated one is done already", async () => {
  const view = await create(cookies.sue, { shared: true });
  expect(await (await edit(cookies.sue, view, { name: "A" })).json()).toMatchObject({
    name: "A",
    version: 2,
  });
  expect(await (await edit(cookies.sue, view, { name: "A" })).json()).toMatchObject({ version: 2 });
  const second = await edit(cookies.root, view, { name: "B" });
  expect(await problemOf(second.clone())).toEqual([409, "stale_version"]);
  expect(await second.json()).toMatchObject({ error: { details: { version: 2 } } });
});

it("a deleted view can be had back for a while by who may delete it, as it was", async () => {
  const view = await create(cookies.sue, { shared: true });
  await call("/agent/views/default", { method: "PUT", cookie: cookies.bo, json: { view: view.id } });
  const path = `/agent/views/${view.id}`;
  expect((await call(path, { method: "DELETE", cookie: cookies.sue })).status).toBe(204);
  expect(await ids(cookies.bo)).not.toContain(view.id);
  expect((await list(cookies.bo)).defaultView).toBeNull();
  expect(await problemOf(await ask(cookies.sue, view.id))).toEqual([404, "not_found"]);
  const back = (cookie: string) => call(`${path}/restore`, { method: "POST", cookie });
  expect(await problemOf(await back(cookies.bo))).toEqual([404, "not_found"]);
  expect(await (await back(cookies.sue)).json()).toEqual(view);
  expect((await list(cookies.bo)).defaultView).toBe(view.id);
  await call(path, { method: "DELETE", cookie: cookies.sue });
  const longAgo = Date.now() - spans.undoMs - 1_000;
  await env.DB.prepare("update ticket_views set deleted_at = ? where id = ?").bind(longAgo, view.id).run();
  expect(await problemOf(await back(cookies.sue))).toEqual([404, "not_found"]);
});

it("a view opens first for the agent who chose it, as long as it is there", async () => {
  const choose = (cookie: string, view: string | null) =>
    call("/agent/views/default", { method: "PUT", cookie, json: { view } });
  const view = await create(cookies.ada);
  for (const chosen of ["missed", view.id, null]) {
    expect((await choose(cookies.ada, chosen)).status).toBe(204);
    expect((await list(cookies.ada)).defaultView).toBe(chosen);
  }
  expect((await list(cookies.bo)).defaultView).not.toBe(view.id);
  expect(await problemOf(await choose(cookies.bo, view.id))).toEqual([404, "not_found"]);
  expect(await problemOf(await choose(cookies.bo, "secret"))).toEqual([400, "bad_request"]);
});

it("what was seen is the agent's own, and never goes back", async () => {
  const see = (number: unknown) =>
    call("/agent/views/seen", { method: "PUT", cookie: cookies.bo, json: { number } });
  expect((await list(cookies.bo)).seenNumber).toBeNull();
  for (const number of [7, 3]) expect((await see(number)).status).toBe(204);
  expect((await list(cookies.bo)).seenNumber).toBe(7);
  expect((await list(cookies.ada)).seenNumber).toBeNull();
  for (const bad of [-1, 1.5, "7", null])
    expect(await problemOf(await see(bad))).toEqual([400, "bad_request"]);
});

describe("a cursor", () => {
  it("leads on in its own view and order, and nowhere else", async () => {
    const view = await create(cookies.sue, { criteria: { join: "and", of: [] } });
    const other = await create(cookies.sue);
    const { next_cursor: cursor } = await (await ask(cookies.sue, view.id, "&limit=2")).json<TicketPage>();
    expect((await ask(cookies.sue, view.id, `&cursor=${cursor}`)).status).toBe(200);
    for (const wrong of [other.id, "all", "overdue"]) {
      const answer = await ask(cookies.sue, wrong, `&cursor=${cursor}`);
      expect(await problemOf(answer.clone())).toEqual([400, "bad_request"]);
      expect(await answer.json()).toMatchObject({ error: { details: { cursor: expect.any(String) } } });
    }
    await edit(cookies.sue, view, { sort: { by: "number", descending: false } });
    expect(await problemOf(await ask(cookies.sue, view.id, `&cursor=${cursor}`))).toEqual([
      400,
      "bad_request",
    ]);
  });

  it("goes through what is due and then through the others", async () => {
    const sort = { by: "dueAt", descending: false };
    const view = await create(cookies.sue, { sort, criteria: { join: "and", of: [] } });
    const found: (number | null)[] = [];
    let cursor = "";
    do {
      const page = await (await ask(cookies.sue, view.id, `&limit=2${cursor}`)).json<TicketPage>();
      found.push(...page.data.map(({ dueAt }) => dueAt));
      cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
    } while (cursor !== "");
    expect(found).toEqual([9_991, 9_995, 9_999, ...Array(7).fill(null)]);
  });
});

describe("criteria that cannot be asked", () => {
  const flawed = {
    join: "and",
    of: [
      { field: "status", is: "equal", value: "open" },
      { field: "status", is: "equal", value: "parked" },
    ],
  };
  const flaws = [{ at: [1], why: "no_such_value" }];

  it("are refused, with the place of each", async () => {
    for (const path of ["", "/preview"]) {
      const json = { ...refunds, criteria: flawed };
      const answer = await call(`/agent/views${path}`, { cookie: cookies.ada, json });
      expect(await problemOf(answer.clone())).toEqual([409, "bad_criterion"]);
      expect(await answer.json()).toMatchObject({ error: { details: { flaws } } });
    }
    const view = await create(cookies.ada);
    expect(await problemOf(await edit(cookies.ada, view, { criteria: flawed }))).toEqual([
      409,
      "bad_criterion",
    ]);
  });

  it("of a field that has gone since are told where the view stands, which can be mended or deleted", async () => {
    const view = await create(cookies.ada);
    const old = {
      join: "and",
      of: [
        { field: "status", is: "equal", value: "open" },
        { field: "priority", is: "equal", value: "high" },
      ],
    };
    await env.DB.prepare("update ticket_views set criteria = ?, columns = ?, sort = ? where id = ?")
      .bind(JSON.stringify(old), '["priority","subject"]', '{"by":"priority"}', view.id)
      .run();
    const gone = [{ at: [1], why: "no_such_field" }];
    const answer = await ask(cookies.ada, view.id);
    expect(await problemOf(answer.clone())).toEqual([409, "bad_criterion"]);
    expect(await answer.json()).toMatchObject({ error: { details: { flaws: gone } } });
    const shown = (await list(cookies.ada)).data.find(({ id }) => id === view.id);
    expect(shown).toMatchObject({ flaws: gone, criteria: old, columns: ["subject"], sort: refunds.sort });
    expect((await edit(cookies.ada, view, { name: "Mended" })).status).toBe(200);
    expect(await subjects(cookies.ada, view.id)).toEqual(["退款 100% 8"]);
  });
});

it("a view has a name, columns and criteria of their form", async () => {
  const deep = { join: "and", of: [{ join: "or", of: [refunds.criteria] }] };
  for (const fields of [
    { name: " " },
    { columns: [] },
    { columns: ["password_hash"] },
    { sort: { by: "subject", descending: true } },
    { criteria: null },
    { criteria: deep },
    { criteria: { join: "and", of: Array(limits.criteriaMax + 1).fill(refunds.criteria.of[0]) } },
    { criteria: { join: "xor", of: [] } },
  ]) {
    const [status, code] = await problemOf(
      await call("/agent/views", { cookie: cookies.ada, json: { ...refunds, ...fields } }),
    );
    expect([status, ["bad_request", "too_long"].includes(code)]).toEqual([
      code === "too_long" ? 413 : 400,
      true,
    ]);
  }
});

it("a view that is not saved shows its first tickets, within the agent's reach", async () => {
  const json = { criteria: refunds.criteria, sort: refunds.sort };
  const preview = async (cookie: string) =>
    (await (await call("/agent/views/preview", { cookie, json })).json<TicketPage>()).data.length;
  expect(await preview(cookies.sue)).toBe(3);
  expect(await preview(cookies.bo)).toBe(2);
});

it("an agent keeps as many views as there may be", async () => {
  const held = (await list(cookies.bo)).data.filter(({ owner }) => owner.name === "bo").length;
  for (let made = held; made < limits.viewsMax; made += 1) await create(cookies.bo);
  expect(await problemOf(await call("/agent/views", { cookie: cookies.bo, json: refunds }))).toEqual([
    409,
    "too_many",
  ]);
});
