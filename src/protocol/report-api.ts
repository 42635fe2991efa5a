// REST for reports, under /agent/reports and /agent/wallboard. Supervisors and admins read all, agents their own chats.
import * as v from "valibot";
import type { ratings } from "./entry.ts";
import { AgentId, DepartmentId } from "./ids.ts";
import { limits } from "./limits.ts";

const dayMs = 86_400_000;

/** A date that is on the calendar, as YYYY-MM-DD. */
export const Day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((day) => {
    const at = Date.parse(`${day}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  }, "is not a day"),
);

const stretch = {
  /** Both days are in it. Days are those of the department that had the chat, on which it was begun. */
  from: Day,
  to: Day,
  department: v.optional(DepartmentId),
  agent: v.optional(AgentId),
};

function isInOrder(from: string, to: string): boolean {
  return from <= to && Date.parse(to) - Date.parse(from) < limits.reportDaysMax * dayMs;
}
const order = `from must not be after to, nor more than ${limits.reportDaysMax} days before it`;

/** GET /agent/reports → Report */
export const ReportQuery = v.pipe(
  v.object(stretch),
  v.check(({ from, to }) => isInOrder(from, to), order),
);
export type ReportQuery = v.InferOutput<typeof ReportQuery>;

export const reportTables = ["day", "agent", "department", "contact"] as const;
export type ReportTable = (typeof reportTables)[number];

/** GET /agent/reports/export → text/csv, UTF-8 with a byte order mark: one table of the report. Times are in seconds. */
export const ReportExportQuery = v.pipe(
  v.object({ ...stretch, by: v.picklist(reportTables) }),
  v.check(({ from, to }) => isInOrder(from, to), order),
);

/** Counts of chats, and sums over them in milliseconds: an average is a sum by its count. */
export interface Figures {
  chats: number;
  missed: number;
  abandoned: number;
  /** Over all chats. */
  waitMs: number;
  /** Chats that got a reply, and how long after their beginning. */
  replies: number;
  firstReplyMs: number;
  /** Chats that an agent took, and how long they lasted from then on. */
  answered: number;
  durationMs: number;
  good: number;
  okay: number;
  bad: number;
}

export type RatingCounts = Record<(typeof ratings)[number], number>;

export interface Report {
  from: string;
  to: string;
  total: Figures;
  /** Only days with chats, in order. */
  days: ({ day: string } & Figures)[];
  /** By who had the chat as it ended; "" for chats that nobody had. The most chats first. */
  agents: ({ id: string; name: string } & Figures)[];
  departments: ({ id: string; name: string } & Figures)[];
  /** By e-mail; "" for visitors who left none. The most ratings first, at most `limits.reportContactsMax`. */
  contacts: ({ email: string } & RatingCounts)[];
}

/** POST /agent/reports/recount → Recounted. Admins; called again and again until `done`. */
export interface Recounted {
  /** Tickets up to this number are counted, of so many. */
  upTo: number;
  of: number;
  /** Null until it is done: then how many rows of the reports were not what the tickets say, and were put right. */
  differing: number | null;
}

/** GET /agent/wallboard → Wallboard: the departments that the caller looks after, as they are now. */
export interface Wallboard {
  at: number;
  departments: WallboardDepartment[];
}

export interface WallboardDepartment {
  id: string;
  name: string;
  waiting: number;
  active: number;
  /** When the chat that has waited longest was begun; null where none waits. */
  waitingSince: number | null;
  agents: WallboardAgent[];
}

/** `full` has as many chats as allowed; `away` is online without a page that could ring. */
export const agentStates = ["free", "full", "away", "offline"] as const;
export type AgentState = (typeof agentStates)[number];

export interface WallboardAgent {
  id: string;
  name: string;
  state: AgentState;
  /** Chats that the agent has in all departments, of how many. */
  load: number;
  cap: number;
}
