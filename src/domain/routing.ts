// Whom a department rings, and why not the others. Pure: presence and loads come in, the choice goes out.
import type { AgentStatus } from "../protocol/desk-frames.ts";
import type { Rung, Skipped, SkipReason } from "../protocol/entry.ts";

/** All at once and the first to accept wins; or one at a time, by load or in turn. */
export const routingModes = ["ring_all", "least_loaded", "round_robin"] as const;
export type RoutingMode = (typeof routingModes)[number];

export interface Candidate {
  agentId: string;
  name: string;
  /** What the agent wants. */
  status: AgentStatus;
  /** Whether a page of the agent answers: an open socket with a fresh lease. */
  reachable: boolean;
  /** Not reachable now, but lost so lately that the page is likely to come back: a reload, a deploy. */
  expected: boolean;
  /** Chats the agent has, over all departments, and how many there may be. */
  load: number;
  cap: number;
  /** When the agent was rung alone last; 0 for never. */
  lastRungAt: number;
}

export interface RingRequest {
  mode: RoutingMode;
  /** The department's hours: outside of them nobody is rung. */
  isOpen: boolean;
  /** The one agent who is asked; null: whoever is free. */
  to: string | null;
  /** Who served this visitor last. */
  preferred: string | null;
  declined: readonly string[];
  /** Whose turn has passed; they come again when all have had one. */
  tried: readonly string[];
  /** Rung when nobody else is left. */
  lastResort: readonly string[];
}

export interface Ringing {
  rung: Rung[];
  skipped: Skipped[];
  /** Somebody who could take it is expected back: worth asking again before giving up. */
  isAwaited: boolean;
  /** Rung alone: for a turn, or as the one who served the visitor last. */
  alone: "turn" | "preferred" | null;
}

/** Null: may be rung. One chain of reasons for offers, late-comers and lists of free agents alike. */
export function skipReason(candidate: Candidate, declined: readonly string[] = []): SkipReason | null {
  if (candidate.status !== "online") return "offline";
  if (!candidate.reachable) return "no_socket";
  if (candidate.load >= candidate.cap) return "at_cap";
  if (declined.includes(candidate.agentId)) return "declined";
  return null;
}

/** Whom to ring now. Nobody appears twice; in ring-all every candidate is either rung or skipped with a reason. */
export function ring(candidates: readonly Candidate[], request: RingRequest): Ringing {
  const { mode, isOpen, to, preferred, declined, tried, lastResort } = request;
  const asked = to === null ? candidates : candidates.filter(({ agentId }) => agentId === to);
  const skipped: Skipped[] = [];
  const free: Candidate[] = [];
  for (const candidate of asked) {
    const { agentId, name } = candidate;
    const why = isOpen ? skipReason(candidate, declined) : "outside_hours";
    if (why === null) free.push(candidate);
    else skipped.push({ agentId, name, why });
  }
  const isAwaited = isOpen && asked.some((candidate) => isExpected(candidate, declined));
  const answer = (chosen: readonly Candidate[], alone: Ringing["alone"]): Ringing => ({
    rung: chosen.map(({ agentId, name }) => ({ agentId, name })),
    skipped,
    isAwaited,
    alone,
  });
  const first = free.filter(({ agentId }) => !lastResort.includes(agentId));
  const pool = first.length > 0 || isAwaited ? first : free;
  if (to !== null) return answer(pool, null);
  const known = pool.find(({ agentId }) => agentId === preferred && !tried.includes(agentId));
  if (known && pool.length > 1) return answer([known], "preferred");
  if (mode === "ring_all") return answer(pool, null);
  const fresh = pool.filter(({ agentId }) => !tried.includes(agentId));
  const [next] = (fresh.length > 0 ? fresh : pool).toSorted(mode === "least_loaded" ? byLoad : byTurn);
  return next ? answer([next], "turn") : answer([], null);
}

/**
 * Whether one who comes late, or has room again, hears an offer that rings already. What rings in turns, or for one agent
 * alone, is heard by those who were rung.
 */
export function hearsLate(
  candidate: Candidate,
  { to, lastResort, declined }: Pick<RingRequest, "to" | "lastResort" | "declined">,
  { rung, alone }: Pick<Ringing, "rung" | "alone">,
): boolean {
  const { agentId } = candidate;
  if (skipReason(candidate, declined) !== null) return false;
  if (rung.some((one) => one.agentId === agentId)) return true;
  return alone === null && (to === null || to === agentId) && !lastResort.includes(agentId);
}

/** Would be rung, were the page there, and it is likely to be soon. */
export function isExpected(candidate: Candidate, declined: readonly string[] = []): boolean {
  return candidate.expected && skipReason({ ...candidate, reachable: true }, declined) === null;
}

/** A socket speaks for its agent while its last sign of life is younger than the lease. */
export function holdsLease(lastSignAt: number, now: number, leaseMs: number): boolean {
  return now - lastSignAt < leaseMs;
}

function byLoad(a: Candidate, b: Candidate): number {
  return a.load - b.load || byTurn(a, b);
}

function byTurn(a: Candidate, b: Candidate): number {
  return a.lastRungAt - b.lastRungAt || (a.agentId < b.agentId ? -1 : 1);
}
