// One change of many tickets, decided ticket by ticket: what it means for this one, and why it is not done to that one.
import type { Bulk, BulkFailure } from "../protocol/ticket-api.ts";
import type { Change } from "../protocol/ticket-changes.ts";
import {
  bury,
  type Colleague,
  type Edit,
  type Editable,
  type Edited,
  type Editor,
  editOf,
  editTicket,
  isChange,
  isNews,
  type Named,
  undoing,
} from "./ticket-editing.ts";

/** As the wire has it, with whom its ids are. */
export type ManyChange =
  | Extract<Bulk["change"], { do: "status" | "tags" | "delete" | "restore" }>
  | { do: "owner"; owner: Colleague | "unknown" | null }
  /** The editor's own change that made the revision which was named; null: there was none. */
  | { do: "undo"; change: Change | null; people: People };

/** Who and what the ids of an older change are today. */
export interface People {
  colleague(id: string): Colleague | "unknown";
  department(id: string): Named | "unknown";
}

export type Share = Edited | { ok: false; code: BulkFailure };

/**
 * `since` is what happened after the revision that the editor saw. What was done already is done, whoever did it; else
 * nobody writes over what the editor has not seen.
 */
export function shareOf(
  ticket: Editable,
  change: ManyChange,
  editor: Editor,
  { since, now }: { since: readonly Change[]; now: number },
): Share {
  const share = wholly(ticket, change, editor, now);
  return share.ok && isChange(share.change) && since.some(isNews)
    ? { ok: false, code: "stale_version" }
    : share;
}

function wholly(ticket: Editable, change: ManyChange, editor: Editor, now: number): Edited {
  switch (change.do) {
    case "status":
    case "tags":
      return editTicket(ticket, editOf(ticket, change), editor);
    case "owner":
      return editTicket(ticket, { owner: change.owner }, editor);
    case "delete":
    case "restore":
      return bury(ticket, editor, change.do, now);
    case "undo":
      return undo(ticket, change, editor, now);
    default:
      return change satisfies never;
  }
}

function undo(
  ticket: Editable,
  { change, people }: Extract<ManyChange, { do: "undo" }>,
  editor: Editor,
  now: number,
): Edited {
  if (change === null) return { ok: false, code: "forbidden" };
  if (change.deleted) return bury(ticket, editor, "restore", now);
  if (change.restored) return bury(ticket, editor, "delete", now);
  return editTicket(ticket, editBack(ticket, change, people), editor);
}

function editBack({ tags }: Editable, change: Change, people: People): Edit {
  const { ownerId, departmentId, ...same } = undoing(change, tags);
  return {
    ...same,
    ...(ownerId === undefined ? {} : { owner: ownerId === null ? null : people.colleague(ownerId) }),
    ...(departmentId === undefined ? {} : { department: people.department(departmentId) }),
  };
}
