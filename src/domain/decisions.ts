// The three ways a decision can go.
import type { ChatEvent, Decision } from "./chat.ts";

/** It was done before, or its time is not now: nothing changes. */
export const nothing: Decision = { ok: true, events: [] };

export function happened(...events: ChatEvent[]): Decision {
  return { ok: true, events };
}

export function refused(
  code: Extract<Decision, { ok: false }>["code"],
  details?: Record<string, unknown>,
): Decision {
  return details ? { ok: false, code, details } : { ok: false, code };
}
