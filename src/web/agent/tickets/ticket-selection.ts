// Which tickets of a list are chosen: some, all that are shown, or all of the view. A choice names the ticket as it was
// seen, so that what changed since can be told.
import { computed, type ReadonlySignal, signal } from "@preact/signals";

export interface Choosable {
  id: string;
  number: number;
  revision: number;
}

export interface TicketSelection {
  chosen: ReadonlySignal<ReadonlyMap<string, Choosable>>;
  /** All of the view, those that are not shown among them. */
  wholeView: ReadonlySignal<boolean>;
  any: ReadonlySignal<boolean>;
  /** `through`: all from the one that was chosen last to this one. */
  choose(row: Choosable, on: boolean, rows: readonly Choosable[], through?: boolean): void;
  chooseAll(rows: readonly Choosable[], on: boolean): void;
  chooseView(): void;
  clear(): void;
}

export function createTicketSelection(): TicketSelection {
  const chosen = signal<ReadonlyMap<string, Choosable>>(new Map());
  const wholeView = signal(false);
  let last: string | null = null;

  function set(rows: readonly Choosable[], on: boolean): void {
    const next = new Map(chosen.value);
    for (const { id, number, revision } of rows)
      if (on) next.set(id, { id, number, revision });
      else next.delete(id);
    chosen.value = next;
    wholeView.value = false;
  }

  return {
    chosen,
    wholeView,
    any: computed(() => chosen.value.size > 0),
    choose: (row, on, rows, through = false) => {
      const [from, to] = [rows.findIndex(({ id }) => id === last), rows.findIndex(({ id }) => id === row.id)];
      last = row.id;
      set(
        through && from >= 0 && to >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : [row],
        on,
      );
    },
    chooseAll: (rows, on) => {
      if (on) set(rows, true);
      else {
        chosen.value = new Map();
        wholeView.value = false;
      }
    },
    chooseView: () => {
      wholeView.value = true;
    },
    clear: () => {
      chosen.value = new Map();
      wholeView.value = false;
      last = null;
    },
  };
}

/** The chosen ones as they are shown now; those that are no longer shown as they were then. */
export function targetsOf(
  chosen: ReadonlyMap<string, Choosable>,
  rows: readonly Choosable[],
): { id: string; revision: number }[] {
  const shown = new Map(rows.map(({ id, revision }) => [id, revision]));
  return [...chosen.values()].map(({ id, revision }) => ({ id, revision: shown.get(id) ?? revision }));
}
