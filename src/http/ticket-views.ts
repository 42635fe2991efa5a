// The doors to the ticket views: the lists of tickets, and the custom views that agents keep. Whoever may not see a view is
// told there is none; a shared one is edited by its owner and by admins.
import { type Context, Hono } from "hono";
import * as v from "valibot";
import {
  countViews,
  createView,
  deleteView,
  editView,
  restoreView,
  setDefaultView,
  setSeen,
  type ViewReader,
  viewOne,
  viewSettings,
  viewsFor,
} from "../db/custom-views.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { viewCounts } from "../db/ticket-counts.ts";
import { ticketRows } from "../db/ticket-rows.ts";
import { type BrokenView, rowsOf, unsavedView, viewPage } from "../db/view-pages.ts";
import { flawsOf } from "../domain/ticket-criteria.ts";
import { ViewId } from "../protocol/ids.ts";
import { limits } from "../protocol/limits.ts";
import {
  CountsQuery,
  predefinedViews,
  type TicketPage,
  TicketsQuery,
  type ViewCounts,
} from "../protocol/ticket-api.ts";
import {
  type CustomView,
  EditView,
  PreviewView,
  SetDefaultView,
  SetSeen,
  type ViewList,
  WriteView,
} from "../protocol/view-api.ts";
import { body, params, query } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { newId } from "./new-id.ts";
import { Refusal } from "./problems.ts";
import { reachOf } from "./supervising.ts";

const OfView = v.object({ id: ViewId });
const previewRows = 5;

export const ticketLists = new Hono<AgentDoors>().get(
  "/tickets",
  signedIn,
  query(TicketsQuery),
  async (c) => {
    const { cursor = null, ...asked } = c.req.valid("query");
    const agent = c.get("agent");
    const reader = { agentId: agent.id, reach: reachOf(agent) };
    const request = { ...asked, cursor, upTo: null, at: Date.now() };
    return c.json(there(await viewPage(openDatabase(c.env.DB), reader, request)) satisfies TicketPage);
  },
);

export const ticketCounts = new Hono<AgentDoors>().get(
  "/tickets/counts",
  signedIn,
  query(CountsQuery),
  async (c) => {
    const agent = c.get("agent");
    const reader = { agentId: agent.id, reach: reachOf(agent) };
    const when = { ...c.req.valid("query"), at: Date.now() };
    return c.json((await viewCounts(openDatabase(c.env.DB), reader, when)) satisfies ViewCounts);
  },
);

/** What was found of a view; every other answer is refused. */
export function there<T extends object>(answer: T | BrokenView | null | "bad_cursor"): T {
  if (answer === null) throw new Refusal("not_found");
  if (answer === "bad_cursor") throw new Refusal("bad_request", { cursor: "is not one that we gave" });
  if ("flaws" in answer) throw new Refusal("bad_criterion", { flaws: answer.flaws });
  return answer;
}

export const ticketViews = new Hono<AgentDoors>()
  .get("/", signedIn, async (c) => {
    const db = openDatabase(c.env.DB);
    const data = await viewsFor(db, c.get("agent"));
    return c.json({ data, ...(await viewSettings(db, c.get("agent").id, data)) } satisfies ViewList);
  })
  .post("/", signedIn, body(WriteView), async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = c.get("agent");
    const given = c.req.valid("json");
    checkWritten(reader, given);
    if ((await countViews(db, reader.id)) >= limits.viewsMax) throw new Refusal("too_many");
    const id = newId("view");
    await createView(db, { id, ownerId: reader.id, at: Date.now(), ...given });
    return c.json(await seen(db, reader, id), 201);
  })
  .post("/preview", signedIn, body(PreviewView), async (c) => {
    const db = openDatabase(c.env.DB);
    const agent = c.get("agent");
    const asked = c.req.valid("json");
    checkCriteria(asked.criteria);
    const reader = { agentId: agent.id, reach: reachOf(agent) };
    const request = { view: "preview", timezone: "UTC", upTo: null, at: Date.now(), ...asked };
    const view = await unsavedView(db, reader, request);
    const page = there(await rowsOf(db, reader.reach, view, { cursor: null, limit: previewRows }));
    return c.json({
      data: await ticketRows(db, page.rows),
      next_cursor: page.next_cursor,
    } satisfies TicketPage);
  })
  .put("/default", signedIn, body(SetDefaultView), async (c) => {
    const db = openDatabase(c.env.DB);
    const { view } = c.req.valid("json");
    if (view !== null && !predefinedViews.some((name) => name === view)) await seen(db, c.get("agent"), view);
    await setDefaultView(db, c.get("agent").id, view);
    return c.body(null, 204);
  })
  .put("/seen", signedIn, body(SetSeen), async (c) => {
    await setSeen(openDatabase(c.env.DB), c.get("agent").id, c.req.valid("json").number);
    return c.body(null, 204);
  })
  .put("/:id", signedIn, params(OfView), body(EditView), async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = c.get("agent");
    const { version, ...given } = c.req.valid("json");
    const before = await editable(db, reader, c);
    checkWritten(reader, given);
    const edited = await editView(db, before.id, { ...given, version, at: Date.now() });
    const after = await seen(db, reader, before.id);
    // An edit whose answer was lost comes again: it is done.
    if (!edited && !(after.version === version + 1 && says(after, given)))
      throw new Refusal("stale_version", { version: after.version });
    return c.json(after);
  })
  .delete("/:id", signedIn, params(OfView), async (c) => {
    const db = openDatabase(c.env.DB);
    const { id } = await editable(db, c.get("agent"), c);
    await deleteView(db, id, Date.now());
    return c.body(null, 204);
  })
  .post("/:id/restore", signedIn, params(OfView), async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = c.get("agent");
    const { id } = c.req.valid("param");
    const deleted = await viewOne(db, reader, id, { isDeleted: true });
    if (deleted?.mayEdit) await restoreView(db, id, Date.now());
    return c.json(await seen(db, reader, id));
  });

async function seen(db: Database, reader: ViewReader, id: string): Promise<CustomView> {
  const found = await viewOne(db, reader, id);
  if (found === null) throw new Refusal("not_found");
  return found;
}

async function editable(db: Database, reader: ViewReader, c: Context): Promise<CustomView> {
  const found = await seen(db, reader, c.req.param("id") ?? "");
  if (!found.mayEdit) throw new Refusal("forbidden");
  return found;
}

function checkWritten(reader: ViewReader, { shared, criteria }: WriteView): void {
  if (shared && reader.role === "agent")
    throw new Refusal("forbidden", { shared: "is for supervisors and admins" });
  checkCriteria(criteria);
}

function checkCriteria(criteria: unknown): void {
  const flaws = flawsOf(criteria);
  if (flaws.length > 0) throw new Refusal("bad_criterion", { flaws });
}

function says(view: CustomView, { name, shared, criteria, columns, sort }: WriteView): boolean {
  const text = (one: Omit<WriteView, "version">) =>
    JSON.stringify([one.name, one.shared, one.criteria, one.columns, one.sort]);
  return text(view) === text({ name, shared, criteria, columns, sort });
}
