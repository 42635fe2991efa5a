// An edit of one ticket or of many: what is there is read, the rule decides, and what it says is written where nothing has
// changed meanwhile; else it is decided anew.
import type { Database } from "../db/database.ts";
import type { SignedIn } from "../db/sessions.ts";
import { activitySince } from "../db/ticket-activity.ts";
import {
  changesAt,
  changesSince,
  type Decided,
  type Directory,
  type Held,
  heldTickets,
  writeEdits,
} from "../db/ticket-edits.ts";
import { type ManyChange, shareOf } from "../domain/ticket-bulk.ts";
import { type Edit, type Editor, editTicket, isChange, isNews } from "../domain/ticket-editing.ts";
import type { Bulk, BulkDone, BulkFailure, ChangedSince, EditTicket } from "../protocol/ticket-api.ts";
import { Refusal } from "./problems.ts";
import { reachOf } from "./supervising.ts";

/** How often an edit is decided anew because the ticket changed in between. */
const mostTries = 5;

/** A step of many comes again within this, if it does. */
const repeatedMs = 5 * 60_000;

/** Tickets that were changed, and the departments whose pages want to know. */
export interface Changed {
  departmentIds: Set<string>;
}

export function editorOf(agent: SignedIn): Editor {
  return { reach: reachOf(agent), mayDelete: agent.role !== "agent" };
}

/** Null: nothing had to be changed. */
export async function editOne(
  db: Database,
  agent: SignedIn,
  id: string,
  { revision, ownerId, departmentId, ...same }: EditTicket,
): Promise<Changed | null> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { held, directory } = await heldTickets(db, [id], {
      owners: [ownerId],
      departments: [departmentId],
    });
    const ticket = held.get(id);
    if (!ticket) throw new Refusal("not_found");
    const edit: Edit = {
      ...same,
      ...(ownerId === undefined ? {} : { owner: ownerId === null ? null : directory.colleague(ownerId) }),
      ...(departmentId === undefined ? {} : { department: directory.department(departmentId) }),
    };
    const edited = editTicket(ticket, edit, editorOf(agent));
    if (!edited.ok) throw new Refusal(edited.code);
    if (!isChange(edited.change)) return null;
    if (revision !== ticket.revision) {
      const since = await activitySince(db, id, revision);
      if (since.length === 0 || since.some(({ change }) => isNews(change)))
        throw new Refusal("stale_version", { revision: ticket.revision, since } satisfies ChangedSince);
    }
    const decided = { from: ticket, ...edited };
    const written = await writeEdits(db, [decided], { id: agent.id, name: agent.name, at: Date.now() });
    if (written.has(id)) return changed([decided]);
  }
  throw new Refusal("busy");
}

export interface Target {
  id: string;
  /** As the editor saw it. */
  revision: number;
}

/** Each ticket by itself: what can be done is done, and the others are named with the reason. */
export async function editMany(
  db: Database,
  agent: SignedIn,
  targets: readonly Target[],
  change: Bulk["change"],
): Promise<Pick<BulkDone, "done" | "failed"> & Changed> {
  const at = Date.now();
  const wanted = [...new Map(targets.map((target) => [target.id, target])).values()];
  const by = { id: agent.id, name: agent.name, at };
  const undone = change.do === "undo" ? await changesAt(db, wanted, { id: agent.id, since: 0 }) : new Map();
  const { held, directory } = await heldTickets(
    db,
    wanted.map(({ id }) => id),
    {
      owners: [change.do === "owner" ? change.ownerId : null, ...[...undone.values()].map(ownerBefore)],
      departments: [...undone.values()].map((one) => one.department?.from.id),
    },
  );
  const behind = wanted.filter(({ id, revision }) => held.get(id)?.revision !== revision);
  const since = behind.length === 0 ? new Map() : await changesSince(db, behind);
  const decided: Decided[] = [];
  const same: Held[] = [];
  const failed: BulkDone["failed"] = [];
  for (const { id } of wanted) {
    const ticket = held.get(id);
    const wish = wishOf(change, directory, undone.get(id) ?? null);
    const share = ticket
      ? shareOf(ticket, wish, editorOf(agent), { since: since.get(id) ?? [], now: at })
      : ({ ok: false, code: "not_found" } as const);
    if (ticket && share.ok && isChange(share.change)) decided.push({ from: ticket, ...share });
    else if (ticket && share.ok) same.push(ticket);
    else if (!share.ok) failed.push(failedRow(id, ticket, share.code));
  }
  const written = await writeEdits(db, decided, by);
  // A step whose answer was lost comes again: what it did is still what the agent did.
  const repeated =
    same.length === 0 ? new Map() : await changesAt(db, same, { id: agent.id, since: at - repeatedMs });
  const done = same.map((ticket) => rowOf(ticket, ticket.revision, repeated.has(ticket.id)));
  for (const { from } of decided) {
    const revision = written.get(from.id);
    if (revision === undefined) failed.push(failedRow(from.id, from, "stale_version"));
    else done.push(rowOf(from, revision, true));
  }
  return { done, failed, ...changed(decided.filter(({ from }) => written.has(from.id))) };
}

function ownerBefore(change: { owner?: { from: { id: string } | null } }): string | undefined {
  return change.owner?.from?.id;
}

function wishOf(
  change: Bulk["change"],
  directory: Directory,
  undone: Extract<ManyChange, { do: "undo" }>["change"],
): ManyChange {
  if (change.do === "undo") return { do: "undo", change: undone, people: directory };
  if (change.do !== "owner") return change;
  return { do: "owner", owner: change.ownerId === null ? null : directory.colleague(change.ownerId) };
}

function rowOf({ id, number }: Held, revision: number, changed: boolean): BulkDone["done"][number] {
  return { id, number, revision, changed };
}

/** Whose it is not learns nothing of it. */
function failedRow(id: string, ticket: Held | undefined, code: BulkFailure): BulkDone["failed"][number] {
  const { number = null, revision = null } = code === "not_found" ? {} : (ticket ?? {});
  return { id, number, revision, code };
}

function changed(decided: readonly Decided[]): Changed {
  return {
    departmentIds: new Set(decided.flatMap(({ from, next }) => [from.department.id, next.department.id])),
  };
}
