// The canned messages that this agent may use, held in the page: suggestions come without asking the server.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { CannedList, CannedMessage, Category } from "../../protocol/canned-api.ts";
import { spans } from "../../protocol/limits.ts";
import type { Fetched } from "../shared/fetch-json.ts";

export interface Use {
  count: number;
  lastAt: number;
}

export interface CannedStore {
  /** Null until they are there. */
  messages: ReadonlySignal<readonly CannedMessage[] | null>;
  categories: ReadonlySignal<readonly Category[]>;
  uses: ReadonlySignal<ReadonlyMap<string, Use>>;
  /** The code of the refusal, where the last look failed. */
  refused: ReadonlySignal<string | null>;
  /** Looks at the server unless that was done a moment ago. */
  refresh(): Promise<void>;
  /** Looks at the server in any case. */
  reload(): Promise<void>;
  used(id: string): void;
  put(message: CannedMessage): void;
  remove(id: string): void;
}

const freshMs = 60_000;

interface Doors {
  load(): Promise<Fetched<CannedList>>;
  tellUse(id: string): Promise<unknown>;
  now(): number;
}

export function createCannedStore({ load, tellUse, now }: Doors): CannedStore {
  const messages = signal<readonly CannedMessage[] | null>(null);
  const categories = signal<readonly Category[]>([]);
  const uses = signal<ReadonlyMap<string, Use>>(new Map());
  const refused = signal<string | null>(null);
  const toldAt = new Map<string, number>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function reload(): Promise<void> {
    lookedAt = now();
    const answer = await load();
    refused.value = answer.ok ? null : answer.code;
    if (!answer.ok) {
      lookedAt = Number.NEGATIVE_INFINITY;
      return;
    }
    messages.value = keptWhereSame(messages.value ?? [], answer.value.data);
    categories.value = answer.value.categories;
    uses.value = new Map(Object.entries(answer.value.uses));
  }

  return {
    messages,
    categories,
    uses,
    refused,
    reload,
    refresh: async () => {
      if (now() - lookedAt > freshMs) await reload();
    },
    used: (id) => {
      const before = uses.value.get(id);
      uses.value = new Map(uses.value).set(id, { count: (before?.count ?? 0) + 1, lastAt: now() });
      // The server counts uses close together once.
      if (now() - (toldAt.get(id) ?? Number.NEGATIVE_INFINITY) < spans.cannedUseMs) return;
      toldAt.set(id, now());
      void tellUse(id);
    },
    put: (message) => {
      const others = (messages.value ?? []).filter(({ id }) => id !== message.id);
      messages.value = [...others, message].sort((a, b) => a.title.localeCompare(b.title));
    },
    remove: (id) => {
      messages.value = (messages.value ?? []).filter((message) => message.id !== id);
    },
  };
}

/** What is as it was stays the same object, and a list of such the same list: nothing is drawn or prepared anew for it. */
function keptWhereSame(
  before: readonly CannedMessage[],
  now: readonly CannedMessage[],
): readonly CannedMessage[] {
  const known = new Map(before.map((message) => [message.id, message]));
  const kept = now.map((message) => {
    const was = known.get(message.id);
    return was && isSame(was, message) ? was : message;
  });
  return kept.length === before.length && kept.every((message, at) => message === before[at]) ? before : kept;
}

/** What it says has a version; what becomes of it because others change has none. */
function isSame(one: CannedMessage, other: CannedMessage): boolean {
  return (
    one.version === other.version &&
    one.categoryId === other.categoryId &&
    String(one.departmentIds) === String(other.departmentIds) &&
    one.mayEdit === other.mayEdit &&
    one.updatedBy.name === other.updatedBy.name
  );
}

/** Whether a message may be used in a chat of this department. */
export function isFor(departmentId: string, { departmentIds, isPersonal }: CannedMessage): boolean {
  return isPersonal || departmentIds === null || departmentIds.includes(departmentId);
}
