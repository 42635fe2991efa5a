// The agent's views, what is counted beside them, and which tickets came since the agent last looked. One store for each desk,
// since what was seen is a matter of visits and not of pages.
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PredefinedView } from "../../../protocol/ticket-api.ts";
import type { CustomView } from "../../../protocol/view-api.ts";
import type { Refused } from "../rest.ts";
import type { viewCalls } from "./view-calls.ts";

export interface ViewsStore {
  /** By name; null until they are there. */
  views: ReadonlySignal<readonly CustomView[] | null>;
  refused: ReadonlySignal<Refused | null>;
  /** Null: all tickets. */
  defaultView: ReadonlySignal<string | null>;
  counts: ReadonlySignal<Readonly<Record<PredefinedView, number>> | null>;
  /** What was deleted last, while it can be had back. */
  deleted: ReadonlySignal<CustomView | null>;
  reload(): Promise<void>;
  /** Counts anew, not more often than makes sense; what is asked for too soon is done later. */
  count(): void;
  put(view: CustomView): void;
  remove(view: CustomView): Promise<Refused | null>;
  restore(): Promise<Refused | null>;
  forgetDeleted(): void;
  setDefault(view: string | null): Promise<Refused | null>;
  /** Whether the ticket came since the last visit, and was not opened since. */
  isNew(ticket: { id: string; number: number }): boolean;
  /** The newest ticket of a list that is shown. */
  saw(number: number): void;
  opened(ticketId: string): void;
  /** Somebody comes to the ticket room. */
  arrive(): void;
  /** Somebody leaves it: what was seen is seen. */
  leave(): void;
}

interface Surroundings {
  calls: Pick<typeof viewCalls, "list" | "counts" | "remove" | "restore" | "setDefault" | "setSeen">;
  now(): number;
  setTimer(run: () => void, ms: number): void;
}

const countEveryMs = 5_000;

export function createViewsStore({ calls, now, setTimer }: Surroundings): ViewsStore {
  const views = signal<readonly CustomView[] | null>(null);
  const refused = signal<Refused | null>(null);
  const chosenView = signal<string | null>(null);
  // What was deleted opens no more, until it is had back.
  const defaultView = computed(() => {
    const isThere = (id: string) => !id.startsWith("view_") || views.value?.some((view) => view.id === id);
    return chosenView.value !== null && isThere(chosenView.value) ? chosenView.value : null;
  });
  const counts = signal<Record<PredefinedView, number> | null>(null);
  const deleted = signal<CustomView | null>(null);
  const openedIds = signal<ReadonlySet<string>>(new Set());
  /** Tickets above it are new in this visit; null: this is the first visit ever, and nothing is. */
  const base = signal<number | null>(null);
  let newest = 0;
  let told = 0;
  let countedAt = Number.NEGATIVE_INFINITY;
  let isDue = false;
  let isKnown = false;

  async function reload(): Promise<void> {
    const answer = await calls.list();
    batch(() => {
      refused.value = answer.ok ? null : answer;
      if (!answer.ok) return;
      views.value = answer.value.data;
      chosenView.value = answer.value.defaultView;
      if (isKnown) return;
      isKnown = true;
      base.value = answer.value.seenNumber;
      told = answer.value.seenNumber ?? -1;
    });
  }

  async function countNow(): Promise<void> {
    isDue = false;
    countedAt = now();
    const answer = await calls.counts();
    if (!answer.ok) return;
    counts.value = answer.value.counts;
    // Whoever looks at the views knows of all tickets that there are.
    newest = Math.max(newest, answer.value.newest);
  }

  function count(): void {
    if (isDue) return;
    isDue = true;
    const wait = countedAt + countEveryMs - now();
    if (wait <= 0) void countNow();
    else setTimer(() => void countNow(), wait);
  }

  function put(view: CustomView): void {
    const others = (views.value ?? []).filter(({ id }) => id !== view.id);
    views.value = [...others, view].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }

  async function remove(view: CustomView): Promise<Refused | null> {
    const answer = await calls.remove(view.id);
    if (!answer.ok && answer.code !== "not_found") return answer;
    batch(() => {
      views.value = (views.value ?? []).filter(({ id }) => id !== view.id);
      deleted.value = answer.ok ? view : null;
    });
    return null;
  }

  async function restore(): Promise<Refused | null> {
    const { value } = deleted;
    if (value === null) return null;
    const answer = await calls.restore(value.id);
    if (!answer.ok) return answer;
    batch(() => {
      put(answer.value);
      deleted.value = null;
    });
    return null;
  }

  async function setDefault(view: string | null): Promise<Refused | null> {
    const before = chosenView.value;
    chosenView.value = view;
    const answer = await calls.setDefault(view);
    if (!answer.ok) chosenView.value = before;
    return answer.ok ? null : answer;
  }

  function leave(): void {
    if (!isKnown || newest <= told) return;
    told = newest;
    void calls.setSeen(newest);
  }

  return {
    views,
    refused,
    defaultView,
    counts,
    deleted,
    reload,
    count,
    put,
    remove,
    restore,
    forgetDeleted: () => {
      deleted.value = null;
    },
    setDefault,
    isNew: ({ id, number }) => base.value !== null && number > base.value && !openedIds.value.has(id),
    saw: (number) => {
      newest = Math.max(newest, number);
    },
    opened: (ticketId) => {
      if (!openedIds.value.has(ticketId)) openedIds.value = new Set([...openedIds.value, ticketId]);
    },
    arrive: () => {
      if (isKnown && newest > 0) base.value = Math.max(base.value ?? 0, newest);
    },
    leave,
  };
}
