// Whether a chat begun in a department now would find anybody, and when that is worth asking again: by its hours, by who is
// free, and by where its chats go on to when nobody takes them.
import { type Hours, isOpenAt, nextClosing, nextOpening } from "./hours.ts";

/** A department as D1 knows it. */
export interface Opening {
  id: string;
  hours: Hours;
  holidays: readonly string[];
  timezone: string;
}

export interface DepartmentAvailability {
  available: boolean;
  /** Where chats ring now: the department and where they overflow to, of these the open ones. */
  rings: { id: string; free: boolean }[];
  /** When it opens, where it is closed now; null where it is open, or nobody can say. */
  opensAt: number | null;
  /** When the hours change next what is said here; null where they do not. */
  changesAt: number | null;
}

/** `isFree`: whether somebody of that department could take a chat, were it open. */
export function availabilityOf(
  department: Opening,
  overflow: Opening | null,
  isFree: (departmentId: string) => boolean,
  now: number,
): DepartmentAvailability {
  const all = overflow === null ? [department] : [department, overflow];
  const rings = all
    .filter(({ hours, holidays, timezone }) => isOpenAt(hours, holidays, timezone, now))
    .map(({ id }) => ({ id, free: isFree(id) }));
  const changes = all.flatMap(({ hours, holidays, timezone }) => [
    nextOpening(hours, holidays, timezone, now) ?? [],
    nextClosing(hours, holidays, timezone, now) ?? [],
  ]);
  const { hours, holidays, timezone } = department;
  return {
    available: rings.some(({ free }) => free),
    rings,
    opensAt: nextOpening(hours, holidays, timezone, now),
    changesAt: changes.flat().sort((a, b) => a - b)[0] ?? null,
  };
}
