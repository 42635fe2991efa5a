// The lines that events leave in the log.
import type { Happening, LoggedEntry } from "../protocol/entry.ts";
import type { AgentRef, ChatEvent } from "./chat.ts";

/** Only a message changes nothing that the log cannot tell again: after any other event the state is stored. */
export function isToldByLog(event: ChatEvent): boolean {
  return event.type === "said";
}

export function isLogged(event: ChatEvent): boolean {
  switch (event.type) {
    case "opened":
    case "asked":
    case "visited":
    case "visitorGone":
    case "visitorBack":
    case "agentGone":
    case "agentBack":
      return false;
    default:
      return true;
  }
}

/** The line an event leaves in the log, under the number that the chat bears after it; null where it leaves none. */
export function entryOf(event: ChatEvent, seq: number): LoggedEntry | null {
  const { at } = event;
  switch (event.type) {
    case "opened":
    case "asked":
    case "visited":
    case "visitorGone":
    case "visitorBack":
    case "agentGone":
    case "agentBack":
      return null;
    case "said": {
      const { from, frame, body, file } = event;
      return {
        seq,
        at,
        kind: "message",
        from,
        ...(frame ? { cid: `${frame.client}.${frame.n}` } : {}),
        body,
        ...(file ? { file } : {}),
      };
    }
    case "noted": {
      const { from, name, frame, body } = event;
      return { seq, at, kind: "note", from, name, cid: `${frame.client}.${frame.n}`, body };
    }
    default:
      return { seq, at, kind: "system", from: "system", what: happeningOf(event) };
  }
}

type Told = Exclude<
  ChatEvent,
  {
    type:
      | "opened"
      | "asked"
      | "visited"
      | "visitorGone"
      | "visitorBack"
      | "agentGone"
      | "agentBack"
      | "said"
      | "noted";
  }
>;

function happeningOf(event: Told): Happening {
  switch (event.type) {
    case "offered":
      return { event: "offered", offerId: event.offerId, rung: event.rung, skipped: event.skipped };
    case "declined": {
      const { agentId, name, reason, because } = event;
      return {
        event: "declined",
        agentId,
        name,
        ...(reason ? { reason } : {}),
        ...(because ? { because } : {}),
      };
    }
    case "ignored":
      return { event: "ignored", agents: event.agents };
    case "requested": {
      const { id: offerId, kind, department, to, message } = event.offer;
      return {
        event: "requested",
        kind: kind === "invite" ? kind : "transfer",
        offerId,
        by: event.by,
        department,
        to,
        message,
      };
    }
    case "offerClosed":
      return { event: "offer_closed", kind: event.offer.kind, offerId: event.offer.id, how: event.how };
    case "overflowed":
      return { event: "overflowed", department: event.offer.department };
    case "rangAgain":
      return { event: "rang_again" };
    case "joined": {
      const { agentId, name, offer } = event;
      if (offer.kind !== "transfer") return { event: "joined", agentId, name, ...assignmentOf(event) };
      return { event: "owner_changed", agentId, name, how: "transfer", department: offer.department };
    }
    case "ownerChanged": {
      const { agentId, name, how } = event;
      return { event: "owner_changed", agentId, name, how, department: null, ...assignmentOf(event) };
    }
    case "left":
      return { event: "left", agentId: event.agentId, name: event.name, how: event.how };
    case "endScheduled":
      return { event: "end_scheduled", by: event.by, afterSeconds: event.afterSeconds, endsAt: event.endsAt };
    case "endCancelled":
      return { event: "end_cancelled", by: event.by };
    case "silenceWarned":
      return { event: "silence_warned", endsAt: event.endsAt };
    case "ended":
      return { event: "ended", outcome: event.outcome, by: event.by };
    case "rated":
      return { event: "rated", rating: event.rating, comment: event.comment };
    default:
      return event satisfies never;
  }
}

function assignmentOf({ assignedBy }: { assignedBy: AgentRef | null }): { assignedBy?: AgentRef } {
  return assignedBy === null ? {} : { assignedBy };
}
