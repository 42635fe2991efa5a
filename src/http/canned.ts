// The doors to canned messages. A shared one is edited by who works in all of its departments, by supervisors and by admins;
// a personal one is seen by its owner alone.
import { type Context, Hono } from "hono";
import * as v from "valibot";
import {
  type CannedContent,
  type CannedReader,
  cannedFor,
  cannedOne,
  cannedStampOf,
  countCanned,
  createCanned,
  deleteCanned,
  editCanned,
  historyOfCanned,
  mayEdit,
  useCanned,
  usesOf,
} from "../db/canned.ts";
import { allCategories } from "../db/categories.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { allDepartments } from "../db/departments.ts";
import type { SignedIn } from "../db/sessions.ts";
import {
  type CannedHistory,
  type CannedList,
  type CannedMessage,
  CreateCanned,
  EditCanned,
} from "../protocol/canned-api.ts";
import { CannedId } from "../protocol/ids.ts";
import { limits } from "../protocol/limits.ts";
import { body, params } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { newId } from "./new-id.ts";
import { Refusal } from "./problems.ts";

const OfCanned = v.object({ id: CannedId });

export const canned = new Hono<AgentDoors>()
  .get("/", signedIn, async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = readerOf(c.get("agent"));
    const tag = await tagOf(reader, await cannedStampOf(db));
    c.header("ETag", tag);
    c.header("Cache-Control", "private, no-cache");
    if (c.req.header("if-none-match") === tag) return c.body(null, 304);
    const [data, categories, uses] = await Promise.all([
      cannedFor(db, reader),
      allCategories(db),
      usesOf(db, reader.id),
    ]);
    return c.json({ data, categories, uses } satisfies CannedList);
  })
  .post("/", signedIn, body(CreateCanned), async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = readerOf(c.get("agent"));
    const { isPersonal, ...given } = c.req.valid("json");
    const ownerId = isPersonal ? reader.id : null;
    const content = { ...given, departmentIds: isPersonal ? null : given.departmentIds };
    if (!mayEdit(reader, { ownerId, ...content })) throw new Refusal("forbidden");
    await checkContent(db, content);
    if ((await countCanned(db)) >= limits.cannedMax) throw new Refusal("too_many");
    const id = newId("canned");
    await createCanned(db, { id, ownerId, ...content }, { agentId: reader.id, at: Date.now() });
    return c.json(await seen(db, reader, id), 201);
  })
  .put("/:id", signedIn, params(OfCanned), body(EditCanned), async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = readerOf(c.get("agent"));
    const { version, ...given } = c.req.valid("json");
    const before = await editable(db, reader, c);
    const content = { ...given, departmentIds: before.isPersonal ? null : given.departmentIds };
    const ownerId = before.isPersonal ? reader.id : null;
    if (!mayEdit(reader, { ownerId, ...content })) throw new Refusal("forbidden");
    await checkContent(db, content);
    const by = { agentId: reader.id, at: Date.now() };
    const edited = await editCanned(db, before.id, { content, version }, by);
    const after = await seen(db, reader, before.id);
    // An edit whose answer was lost comes again: it is done.
    const isRepeated =
      after.version === version + 1 && after.updatedBy.id === reader.id && says(after, content);
    if (!edited && !isRepeated) throw new Refusal("stale_version", { version: after.version });
    return c.json(after);
  })
  .delete("/:id", signedIn, params(OfCanned), async (c) => {
    const db = openDatabase(c.env.DB);
    const { id } = await editable(db, readerOf(c.get("agent")), c);
    await deleteCanned(db, id);
    return c.body(null, 204);
  })
  .get("/:id/history", signedIn, params(OfCanned), async (c) => {
    const db = openDatabase(c.env.DB);
    const { id } = await seen(db, readerOf(c.get("agent")), c.req.valid("param").id);
    return c.json({ data: await historyOfCanned(db, id) } satisfies CannedHistory);
  })
  .post("/:id/use", signedIn, params(OfCanned), async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = readerOf(c.get("agent"));
    const { id } = await seen(db, reader, c.req.valid("param").id);
    await useCanned(db, reader.id, id, Date.now());
    return c.body(null, 204);
  });

export function readerOf(agent: SignedIn): CannedReader {
  return {
    id: agent.id,
    departmentIds: agent.departments.map(({ id }) => id),
    readsAll: agent.role !== "agent",
  };
}

async function seen(db: Database, reader: CannedReader, id: string): Promise<CannedMessage> {
  const found = await cannedOne(db, reader, id);
  if (found === null) throw new Refusal("not_found");
  return found;
}

async function editable(db: Database, reader: CannedReader, c: Context): Promise<CannedMessage> {
  const found = await seen(db, reader, c.req.param("id") ?? "");
  if (!found.mayEdit) throw new Refusal("forbidden");
  return found;
}

/** What a message names has to be there. */
async function checkContent(db: Database, { categoryId, departmentIds }: CannedContent): Promise<void> {
  const [categories, departments] = await Promise.all([allCategories(db), allDepartments(db)]);
  if (categoryId !== null && !categories.some(({ id }) => id === categoryId))
    throw new Refusal("bad_request", { categoryId: "is of no category" });
  const gone = departmentIds?.filter((wanted) => !departments.some(({ id }) => id === wanted)) ?? [];
  if (gone.length > 0) throw new Refusal("bad_request", { departmentIds: gone });
}

function says(message: CannedMessage, content: CannedContent): boolean {
  const { title, shortcut, text, categoryId, departmentIds } = content;
  return (
    message.title === title &&
    message.shortcut === shortcut &&
    message.text === text &&
    message.categoryId === categoryId &&
    JSON.stringify(message.departmentIds) === JSON.stringify(departmentIds)
  );
}

/** The same for the same reader while nothing has changed: neither a message nor what the reader may see. */
async function tagOf(reader: CannedReader, stamp: number): Promise<string> {
  const text = JSON.stringify([stamp, reader.id, reader.readsAll, reader.departmentIds]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `W/"${[...digest.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}"`;
}
