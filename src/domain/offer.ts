// How an offer begins, whatever its kind. The ring of a new chat, of one that lost its agent, a transfer, an invitation.
import { spans } from "../protocol/limits.ts";
import type { AgentRef, ChatBase, DepartmentRef, Offer } from "./chat.ts";

function begun(id: string, at: number, closesAt: number, department: DepartmentRef): Offer {
  return {
    id,
    kind: "new",
    department,
    to: null,
    from: null,
    message: "",
    openedAt: at,
    closesAt,
    attempt: 1,
    rung: null,
    turnEndsAt: null,
    askAgainAt: null,
    declined: [],
    tried: [],
    lastResort: [],
  };
}

/** Rings a department for an owner; `lastResort` are rung when nobody else is left. */
export function ringFor(
  { settings, department }: Pick<ChatBase, "settings" | "department">,
  id: string,
  at: number,
  lastResort: string[] = [],
): Offer {
  return { ...begun(id, at, at + settings.ringSeconds * 1000, department), lastResort };
}

export function requestOf(
  kind: "transfer" | "invite",
  id: string,
  at: number,
  request: { department: DepartmentRef; to: AgentRef | null; from: AgentRef; message: string },
): Offer {
  return { ...begun(id, at, at + spans.requestMs, request.department), kind, ...request };
}

/** Who still hears it: rung, and has not declined. Null while the department has not answered. */
export function stillRung(offer: Offer): Offer["rung"] {
  return offer.rung?.filter(({ agentId }) => !offer.declined.includes(agentId)) ?? null;
}
