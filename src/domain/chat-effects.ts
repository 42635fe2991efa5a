// What has to reach others when something happened to a chat. Each effect has a key: a newer one under the
// same key replaces the older, so that delivering twice, late or only the last is all the same.
import type { OfferEnd } from "../protocol/desk-frames.ts";
import type { OfferClosing } from "../protocol/entry.ts";
import { type AgentRef, type Chat, type ChatEvent, type Offer, openOffer } from "./chat.ts";

export type Effect = {
  key: string;
} /** Write the chat's index row and ask the department whom to ring; the answer is a command. */ & (
  | { kind: "offer"; departmentId: string; offerId: string; attempt: number }
  /** An agent's popup closes, on all of the agent's pages. */
  | { kind: "declined"; departmentId: string; offerId: string; agentId: string }
  /** Every popup of the offer closes. */
  | {
      kind: "settle";
      departmentId: string;
      offerId: string;
      end: OfferEnd;
      by: { id: string; name: string } | null;
    }
  /** They let it ring to its end. */
  | { kind: "ignored"; offerId: string; agentIds: string[] }
  /** The agent is told of the chat that a supervisor gave them. `rang`: an offer ended by it, so that its end counts the load. */
  | { kind: "assigned"; departmentId: string; agentId: string; by: AgentRef; rang: boolean }
  /** The agent's place, taken before `before`, is free again. */
  | { kind: "release"; agentId: string; before: number }
  /** The chat's index row follows the state. */
  | { kind: "index"; version: number }
  /** The chat's one ticket, at this version; claims on agents are released with it. */
  | { kind: "ticket"; version: number }
);

/** How a request that nobody accepted ends on the pages where it rings. */
const endOf = {
  declined: "declined",
  expired: "missed",
  cancelled: "withdrawn",
  unreachable: "missed",
  overtaken: "overtaken",
} as const satisfies Record<OfferClosing, OfferEnd>;

/** `before` and `after` are the chat around the event. */
export function effectsOf(before: Chat | null, event: ChatEvent, after: Chat): Effect[] {
  const ringing = before && openOffer(before);
  switch (event.type) {
    case "opened":
    case "asked":
    case "requested":
    case "rangAgain":
      return ask(openOffer(after));
    case "overflowed":
      return [...settle(ringing, "missed", null), ...ask(openOffer(after))];
    case "declined": {
      if (!ringing) return [];
      const { offerId, agentId } = event;
      const departmentId = ringing.department.id;
      return [{ key: `declined/${offerId}/${agentId}`, kind: "declined", departmentId, offerId, agentId }];
    }
    case "ignored": {
      const agentIds = event.agents.map(({ agentId }) => agentId);
      return [
        {
          key: `ignored/${event.offerId}/${agentIds.join()}`,
          kind: "ignored",
          offerId: event.offerId,
          agentIds,
        },
      ];
    }
    case "offerClosed":
      return settle(event.offer, endOf[event.how], null);
    case "joined":
      return [
        ...settle(event.offer, "accepted", { id: event.agentId, name: event.name }),
        { key: "index", kind: "index", version: after.seq },
        ...tell(after, event, true),
      ];
    case "ownerChanged":
      return [{ key: "index", kind: "index", version: after.seq }, ...tell(after, event, false)];
    case "left":
      return [
        { key: `release/${event.agentId}`, kind: "release", agentId: event.agentId, before: event.at },
        { key: "index", kind: "index", version: after.seq },
      ];
    case "ended":
      return [...settle(ringing, endBy(event), null), { key: "ticket", kind: "ticket", version: after.seq }];
    case "said":
      return before?.phase === "ended" ? [{ key: "ticket", kind: "ticket", version: after.seq }] : [];
    case "rated":
      return [{ key: "ticket", kind: "ticket", version: after.seq }];
    case "offered":
    case "noted":
    case "visited":
    case "endScheduled":
    case "endCancelled":
    case "silenceWarned":
    case "visitorGone":
    case "visitorBack":
    case "agentGone":
    case "agentBack":
      return [];
    default:
      return event satisfies never;
  }
}

function endBy({ outcome, by }: Extract<ChatEvent, { type: "ended" }>): OfferEnd {
  if (outcome === "finished") return "ended";
  // A supervisor may end a chat that still waits.
  return outcome === "missed" && by !== "system" ? "ended" : outcome;
}

function ask(offer: Offer | null): Effect[] {
  if (offer === null) return [];
  const { id: offerId, department, attempt } = offer;
  return [
    { key: `offer/${offerId}/${attempt}`, kind: "offer", departmentId: department.id, offerId, attempt },
  ];
}

function tell(
  { epoch, department }: Chat,
  { agentId, assignedBy }: { agentId: string; assignedBy: AgentRef | null },
  rang: boolean,
): Effect[] {
  if (assignedBy === null) return [];
  const departmentId = department.id;
  return [{ key: `assigned/${epoch}`, kind: "assigned", departmentId, agentId, by: assignedBy, rang }];
}

function settle(offer: Offer | null, end: OfferEnd, by: { id: string; name: string } | null): Effect[] {
  if (offer === null) return [];
  const { id: offerId, department } = offer;
  return [{ key: `settle/${offerId}`, kind: "settle", departmentId: department.id, offerId, end, by }];
}
