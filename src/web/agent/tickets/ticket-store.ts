// One ticket that is looked at and changed. Changes go one after another; one that comes too late is made again where
// nobody touched the same, and else kept until somebody decides.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Activity, EditTicket, Ticket } from "../../../protocol/ticket-api.ts";
import type { Change } from "../../../protocol/ticket-changes.ts";
import type { Fetched } from "../../shared/fetch-json.ts";
import type { Refused } from "../rest.ts";
import { type Lookup, lookUpTicket } from "./ticket-lookup.ts";

/** What somebody wants changed. What is not named stays. */
export interface Wish {
  status?: Ticket["status"];
  ownerId?: string | null;
  departmentId?: string;
  dueAt?: number | null;
  addTags?: readonly string[];
  removeTags?: readonly string[];
}

export interface Conflict {
  wish: Wish;
  /** What others did since the ticket was read that this change began from. */
  since: readonly Activity[];
}

/** Why there is nothing to show any more: it went where the agent does not see it, or somebody deleted it. */
export type Left = "moved" | "gone";

export interface TicketStore {
  lookup: ReadonlySignal<Lookup>;
  busy: ReadonlySignal<boolean>;
  conflict: ReadonlySignal<Conflict | null>;
  refused: ReadonlySignal<{ wish: Wish; refused: Refused } | null>;
  left: ReadonlySignal<Left | null>;
  /** Begins to look. Returns what stops it. */
  begin(): () => void;
  /** Looks again. */
  refresh(): Promise<void>;
  change(wish: Wish): Promise<void>;
  /** Makes the change that was in conflict, or that failed, on what the ticket is now. */
  insist(): Promise<void>;
  dismiss(): void;
  /** Null: it is noted. */
  addNote(cid: string, body: string): Promise<Refused | null>;
  /** Null: it is written, and on its way. */
  reply(cid: string, body: string): Promise<Refused | null>;
}

export interface TicketStoreOptions {
  load(): Promise<Fetched<Ticket>>;
  edit(edit: EditTicket): Promise<Fetched<Ticket | null>>;
  note(note: { cid: string; body: string }): Promise<Fetched<Ticket>>;
  reply(reply: { cid: string; body: string }): Promise<Fetched<Ticket>>;
  /** A change is made; `since` is what was done after the revision that it began from, by anybody. */
  changed(ticket: Ticket, since: readonly Activity[]): void;
}

/** A ticket that is not there may be one that is being written: asked for this often before giving up. */
const lookTries = 6;
const editTries = 4;

export function createTicketStore(options: TicketStoreOptions): TicketStore {
  const lookup = signal<Lookup>({ state: "loading" });
  const busy = signal(false);
  const conflict = signal<Conflict | null>(null);
  const refused = signal<{ wish: Wish; refused: Refused } | null>(null);
  const left = signal<Left | null>(null);
  let last: Promise<void> = Promise.resolve();

  /** An answer that was overtaken shows nothing older than what is shown. */
  function show(ticket: Ticket): void {
    const shown = found();
    if (shown && (shown.revision > ticket.revision || left.value !== null)) return;
    lookup.value = { state: "found", ticket };
  }

  function found(): Ticket | null {
    return lookup.value.state === "found" ? lookup.value.ticket : null;
  }

  async function refresh(): Promise<void> {
    if (found() === null || left.value !== null) return;
    const answer = await options.load();
    if (answer.ok) show(answer.value);
    else if (answer.code === "not_found") left.value = "gone";
  }

  async function send(wish: Wish): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const before = found();
      if (before === null || left.value !== null) return;
      const answer = await options.edit(editOf(before, wish));
      if (answer.ok) return take(before, answer.value);
      if (answer.code === "not_found") {
        left.value = "gone";
        return;
      }
      if (answer.code !== "stale_version" || tries >= editTries) {
        refused.value = { wish, refused: answer };
        return;
      }
      await refresh();
      const since = sinceIn(answer.details);
      if (since.some(({ change }) => collides(wish, change))) {
        conflict.value = { wish, since };
        return;
      }
    }
  }

  function take(before: Ticket, after: Ticket | null): void {
    if (after === null) {
      left.value = "moved";
      return;
    }
    show(after);
    options.changed(
      after,
      after.activity.filter(({ revision }) => revision > before.revision),
    );
  }

  function change(wish: Wish): Promise<void> {
    refused.value = null;
    busy.value = true;
    const mine = last.then(() => send(wish));
    last = mine;
    return mine.then(() => {
      if (last === mine) busy.value = false;
    });
  }

  function written(answer: Fetched<Ticket>): Refused | null {
    if (!answer.ok) return answer;
    show(answer.value);
    return null;
  }

  return {
    lookup,
    busy,
    conflict,
    refused,
    left,
    refresh,
    change,
    begin: () =>
      lookUpTicket({
        load: options.load,
        tries: lookTries,
        show: (next) => {
          if (next.state === "found") show(next.ticket);
          else if (found() === null) lookup.value = next;
        },
      }),
    insist: async () => {
      const wish = conflict.value?.wish ?? refused.value?.wish;
      conflict.value = null;
      if (wish) await change(wish);
    },
    dismiss: () => {
      conflict.value = null;
      refused.value = null;
    },
    addNote: async (cid, body) => written(await options.note({ cid, body })),
    reply: async (cid, body) => written(await options.reply({ cid, body })),
  };
}

/** Tags are added and removed, so that two who tag at once lose nothing. */
export function editOf(ticket: Ticket, { addTags, removeTags, ...same }: Wish): EditTicket {
  const tags =
    addTags || removeTags
      ? { tags: [...ticket.tags.filter((tag) => !removeTags?.includes(tag)), ...(addTags ?? [])] }
      : {};
  return { revision: ticket.revision, ...same, ...tags };
}

/** Whether somebody changed what the wish would change; a move may take the owner with it. */
export function collides(wish: Wish, change: Change): boolean {
  return (
    (wish.status !== undefined && change.status !== undefined) ||
    (wish.dueAt !== undefined && change.dueAt !== undefined) ||
    ((wish.ownerId !== undefined || wish.departmentId !== undefined) &&
      (change.owner !== undefined || change.department !== undefined))
  );
}

function sinceIn(details: Record<string, unknown>): Activity[] {
  return Array.isArray(details.since) ? (details.since as Activity[]) : [];
}
