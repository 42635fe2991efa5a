// The doors to changes of tickets: one at a time, notes, many at once; and what can be chosen there.
import { Hono } from "hono";
import * as v from "valibot";
import { type Database, openDatabase } from "../db/database.ts";
import { allDepartments } from "../db/departments.ts";
import type { SignedIn } from "../db/sessions.ts";
import { activityUpTo } from "../db/ticket-activity.ts";
import { possibleOwners, writeNote } from "../db/ticket-edits.ts";
import { ticketPlace } from "../db/ticket-lists.ts";
import { tagsInUse } from "../db/ticket-tags.ts";
import { viewPage } from "../db/view-pages.ts";
import { ChatId } from "../protocol/ids.ts";
import { limits } from "../protocol/limits.ts";
import {
  type ActivityPage,
  ActivityQuery,
  AddNote,
  Bulk,
  type BulkDone,
  EditTicket,
  type TagList,
  type Ticket,
  type TicketDepartments,
  type TicketOwners,
} from "../protocol/ticket-api.ts";
import { announceTickets } from "./announcing.ts";
import { body, params, query } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { editMany, editOne, type Target } from "./editing.ts";
import { signedIn } from "./identity.ts";
import { Refusal } from "./problems.ts";
import { shownTicket } from "./shown-ticket.ts";
import { reachOf } from "./supervising.ts";
import { there } from "./ticket-views.ts";

const OfTicket = v.object({ id: ChatId });

export const ticketEdits = new Hono<AgentDoors>()
  .get("/tickets/tags", signedIn, async (c) => {
    const agent = c.get("agent");
    const reader = { agentId: agent.id, reach: reachOf(agent) };
    return c.json({ data: await tagsInUse(openDatabase(c.env.DB), reader) } satisfies TagList);
  })
  .get("/tickets/owners", signedIn, async (c) => {
    const data = await possibleOwners(openDatabase(c.env.DB), reachOf(c.get("agent")));
    return c.json({ data } satisfies TicketOwners);
  })
  .get("/tickets/departments", signedIn, async (c) => {
    return c.json({ data: await allDepartments(openDatabase(c.env.DB)) } satisfies TicketDepartments);
  })
  .get("/tickets/:id{chat_[0-9a-z]+}/owners", signedIn, params(OfTicket), async (c) => {
    const db = openDatabase(c.env.DB);
    const departmentId = await seen(db, c.get("agent"), c.req.valid("param").id);
    return c.json({ data: await possibleOwners(db, [departmentId]) } satisfies TicketOwners);
  })
  .get(
    "/tickets/:id{chat_[0-9a-z]+}/activity",
    signedIn,
    params(OfTicket),
    query(ActivityQuery),
    async (c) => {
      const db = openDatabase(c.env.DB);
      const { id } = c.req.valid("param");
      await seen(db, c.get("agent"), id);
      const { before } = c.req.valid("query");
      return c.json({ data: await activityUpTo(db, id, before - 1) } satisfies ActivityPage);
    },
  )
  .patch("/tickets/:id{chat_[0-9a-z]+}", signedIn, params(OfTicket), body(EditTicket), async (c) => {
    const db = openDatabase(c.env.DB);
    const agent = c.get("agent");
    const { id } = c.req.valid("param");
    const changed = await editOne(db, agent, id, c.req.valid("json"));
    if (changed) await announceTickets(c.env, changed.departmentIds, [id]);
    // Who hands a ticket on may not see it any more.
    const sees = (await ticketPlace(db, reachOf(agent), id)) !== null;
    return c.json((sees ? await shownTicket(c.env, db, agent, id) : null) satisfies Ticket | null);
  })
  .post("/tickets/:id{chat_[0-9a-z]+}/notes", signedIn, params(OfTicket), body(AddNote), async (c) => {
    const db = openDatabase(c.env.DB);
    const agent = c.get("agent");
    const { id } = c.req.valid("param");
    const { cid, body: note } = c.req.valid("json");
    const departmentId = await seen(db, agent, id);
    await writeNote(db, id, { cid, note }, { id: agent.id, name: agent.name, at: Date.now() });
    await announceTickets(c.env, new Set([departmentId]), [id]);
    return c.json((await shownTicket(c.env, db, agent, id)) satisfies Ticket);
  })
  .post("/tickets/bulk", signedIn, body(Bulk), async (c) => {
    const db = openDatabase(c.env.DB);
    const agent = c.get("agent");
    const { target, change } = c.req.valid("json");
    if (agent.role === "agent" && (change.do === "delete" || change.do === "restore"))
      throw new Refusal("forbidden");
    if (target.of === "view" && (change.do === "undo" || change.do === "restore"))
      throw new Refusal("bad_request", { target: "is not of chosen tickets" });
    const { targets, next_cursor } = await targetsOf(db, agent, target);
    const { departmentIds, ...rows } = await editMany(db, agent, targets, change);
    await announceTickets(
      c.env,
      departmentIds,
      rows.done.map(({ id }) => id),
    );
    return c.json({ ...rows, next_cursor } satisfies BulkDone);
  });

async function targetsOf(
  db: Database,
  agent: SignedIn,
  target: Bulk["target"],
): Promise<{ targets: readonly Target[]; next_cursor: string | null }> {
  if (target.of === "chosen") return { targets: target.tickets, next_cursor: null };
  const { cursor = null, view, timezone, upTo } = target;
  const reader = { agentId: agent.id, reach: reachOf(agent) };
  const request = { view, timezone, cursor, upTo, limit: limits.listMax, at: Date.now() };
  const page = there(await viewPage(db, reader, request));
  return { targets: page.data, next_cursor: page.next_cursor };
}

/** The department of a ticket that is the agent's to see. */
async function seen(db: Database, agent: SignedIn, id: string): Promise<string> {
  const departmentId = await ticketPlace(db, reachOf(agent), id);
  if (departmentId === null) throw new Refusal("not_found");
  return departmentId;
}
