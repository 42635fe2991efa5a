// What people may do to a ticket. An edit names what is wanted; the rule says what of it really changes, or refuses.
// A change that was done already is none, so an edit that comes twice is the same as once.
import { limits } from "../protocol/limits.ts";
import type { Bulk, TicketStatus } from "../protocol/ticket-api.ts";
import type { Change } from "../protocol/ticket-changes.ts";

export interface Named {
  id: string;
  name: string;
}

/** Somebody who may own tickets: supervisors and admins see all, agents those of their departments. */
export interface Colleague extends Named {
  seesAll: boolean;
  departmentIds: readonly string[];
}

/** The part of a ticket that people change. */
export interface Editable {
  status: TicketStatus;
  owner: Colleague | null;
  department: Named;
  tags: readonly string[];
  dueAt: number | null;
  deletedAt: number | null;
}

/** What is not named stays. */
export interface Edit {
  status?: TicketStatus | undefined;
  /** `unknown`: nobody has that id. */
  owner?: Colleague | "unknown" | null | undefined;
  department?: Named | "unknown" | undefined;
  tags?: readonly string[] | undefined;
  dueAt?: number | null | undefined;
}

export interface Editor {
  /** Whose tickets the editor sees: those of some departments, or everybody's. */
  reach: "all" | readonly string[];
  mayDelete: boolean;
}

export type Edited =
  | { ok: true; change: Change; next: Editable }
  | { ok: false; code: "not_found" | "forbidden" | "too_many" | "bad_request" };

/** An agent may hand a ticket on to any department, also to one whose tickets the agent does not see. */
export function editTicket(ticket: Editable, edit: Edit, editor: Editor): Edited {
  if (ticket.deletedAt !== null || !isWithin(editor.reach, ticket.department.id)) return refuse("not_found");
  const { department = ticket.department, status = ticket.status, dueAt = ticket.dueAt } = edit;
  if (department === "unknown") return refuse("bad_request");
  const owner = ownerAfter(ticket, edit.owner, department);
  if (owner === "may_not") return refuse("forbidden");
  const tags = tagsAfter(ticket.tags, edit.tags);
  if (tags.length > limits.tagsMax) return refuse("too_many");
  const next: Editable = { ...ticket, status, owner, department, tags, dueAt };
  return { ok: true, change: changeOf(ticket, next), next };
}

/** Deletes, or takes that back. What was deleted already, or is there, stays as it is. */
export function bury(ticket: Editable, editor: Editor, how: "delete" | "restore", now: number): Edited {
  if (!isWithin(editor.reach, ticket.department.id)) return refuse("not_found");
  if (!editor.mayDelete) return refuse("forbidden");
  const isDeleted = ticket.deletedAt !== null;
  if (isDeleted === (how === "delete")) return { ok: true, change: {}, next: ticket };
  return how === "delete"
    ? { ok: true, change: { deleted: true }, next: { ...ticket, deletedAt: now } }
    : { ok: true, change: { restored: true }, next: { ...ticket, deletedAt: null } };
}

export function isChange(change: Change): boolean {
  return Object.keys(change).length > 0;
}

/** Whether more than notes was added: nobody may write over such a change without having been told of it. */
export function isNews({ note: _note, reply: _reply, ...more }: Change): boolean {
  return isChange(more);
}

/** What a change of many tickets means for one of them. */
export function editOf(
  { tags }: Pick<Editable, "tags">,
  change: Extract<Bulk["change"], { do: "status" | "tags" }>,
): Edit {
  if (change.do === "status") return { status: change.status };
  const removed = new Set(change.remove.map(folded));
  return { tags: [...tags.filter((tag) => !removed.has(folded(tag))), ...change.add] };
}

/** Trimmed, each once whatever its case, the first of its kind where it stood. */
export function normalTags(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags
    .map((tag) => tag.trim())
    .filter((tag) => {
      if (tag === "" || seen.has(folded(tag))) return false;
      seen.add(folded(tag));
      return true;
    });
}

/** The edit that takes a change back, as far as nobody has changed the same since. */
export function undoing(change: Change, tags: readonly string[]): UndoWish {
  return {
    ...(change.status ? { status: change.status.from } : {}),
    ...(change.department ? { departmentId: change.department.from.id } : {}),
    ...(change.owner ? { ownerId: change.owner.from?.id ?? null } : {}),
    ...(change.dueAt ? { dueAt: change.dueAt.from } : {}),
    ...(change.tags
      ? { tags: tagsWith(tags, { added: change.tags.removed, removed: change.tags.added }) }
      : {}),
  };
}

export interface UndoWish {
  status?: TicketStatus;
  departmentId?: string;
  ownerId?: string | null;
  dueAt?: number | null;
  tags?: string[];
}

/** What the tags are after a change of them. */
export function tagsWith(
  tags: readonly string[],
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): string[] {
  return [...tags.filter((tag) => !removed.includes(tag)), ...added];
}

function refuse(code: Extract<Edited, { ok: false }>["code"]): Edited {
  return { ok: false, code };
}

function isWithin(reach: Editor["reach"], departmentId: string): boolean {
  return reach === "all" || reach.includes(departmentId);
}

function sees({ seesAll, departmentIds }: Colleague, { id }: Named): boolean {
  return seesAll || departmentIds.includes(id);
}

/** Who is named must see the ticket. Who had it, and does not see the department it goes to, has it no more. */
function ownerAfter(ticket: Editable, named: Edit["owner"], department: Named): Colleague | null | "may_not" {
  const { owner } = ticket;
  const moves = department.id !== ticket.department.id;
  if (named === "unknown") return "may_not";
  if (named === null) return null;
  if (named !== undefined && (named.id !== owner?.id || moves))
    return sees(named, department) ? named : "may_not";
  return owner && moves && !sees(owner, department) ? null : owner;
}

/** Those that stay keep their order, new ones come behind them: so a change of tags can be done again from its words. */
function tagsAfter(had: readonly string[], named: readonly string[] | undefined): readonly string[] {
  if (named === undefined) return had;
  const wanted = normalTags(named);
  return tagsWith(had, {
    added: wanted.filter((tag) => !had.includes(tag)),
    removed: had.filter((tag) => !wanted.includes(tag)),
  });
}

function changeOf(from: Editable, to: Editable): Change {
  const added = to.tags.filter((tag) => !from.tags.includes(tag));
  const removed = from.tags.filter((tag) => !to.tags.includes(tag));
  return {
    ...(from.status !== to.status ? { status: { from: from.status, to: to.status } } : {}),
    ...(from.owner?.id !== to.owner?.id ? { owner: { from: nameOf(from.owner), to: nameOf(to.owner) } } : {}),
    ...(from.department.id !== to.department.id
      ? { department: { from: from.department, to: to.department } }
      : {}),
    ...(added.length + removed.length > 0 ? { tags: { added, removed } } : {}),
    ...(from.dueAt !== to.dueAt ? { dueAt: { from: from.dueAt, to: to.dueAt } } : {}),
  };
}

function nameOf(owner: Colleague | null): Named | null {
  return owner && { id: owner.id, name: owner.name };
}

function folded(tag: string): string {
  return tag.trim().toLowerCase();
}
