// The agents' pages that are connected to one department. Presence is a lease: a socket speaks for its agent only while the
// runtime has answered a ping of it lately; a phone that fell asleep looks open for long.
import { holdsLease } from "../domain/routing.ts";
import type { DeskFrameDown } from "../protocol/desk-frames.ts";
import { spans } from "../protocol/limits.ts";

interface Attachment {
  agentId: string;
  departmentId: string;
  openedAt: number;
}

/** Others than agents' pages may be connected, too. */
const tag = "desk";

export class DeskSockets {
  #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  accept(ws: WebSocket, agentId: string, departmentId: string): void {
    this.#ctx.acceptWebSocket(ws, [agentId, tag]);
    ws.serializeAttachment({ agentId, departmentId, openedAt: Date.now() } satisfies Attachment);
  }

  ownerOf(ws: WebSocket): { agentId: string; departmentId: string } {
    return ws.deserializeAttachment() as Attachment;
  }

  /** Whether some page of the agent has answered within the lease. */
  isReachable(agentId: string, now: number): boolean {
    return this.#ctx.getWebSockets(agentId).some((ws) => this.#isFresh(ws, now));
  }

  /** Whose pages have an open socket, alive or half-open. */
  connected(): Set<string> {
    const agentIds = new Set<string>();
    for (const ws of this.#ctx.getWebSockets(tag))
      if (ws.readyState === WebSocket.OPEN) agentIds.add(this.ownerOf(ws).agentId);
    return agentIds;
  }

  reachable(now: number): Set<string> {
    const agentIds = new Set<string>();
    for (const ws of this.#ctx.getWebSockets(tag))
      if (this.#isFresh(ws, now)) agentIds.add(this.ownerOf(ws).agentId);
    return agentIds;
  }

  /** To every page of one agent. */
  sendTo(agentId: string, frame: DeskFrameDown): void {
    send(this.#ctx.getWebSockets(agentId), frame);
  }

  sendAll(frame: DeskFrameDown): void {
    send(this.#ctx.getWebSockets(tag), frame);
  }

  #isFresh(ws: WebSocket, now: number): boolean {
    if (ws.readyState !== WebSocket.OPEN) return false;
    const pinged = this.#ctx.getWebSocketAutoResponseTimestamp(ws)?.getTime() ?? 0;
    const { openedAt } = ws.deserializeAttachment() as Attachment;
    return holdsLease(Math.max(pinged, openedAt), now, spans.leaseMs);
  }
}

function send(sockets: WebSocket[], frame: DeskFrameDown): void {
  const text = JSON.stringify(frame);
  for (const ws of sockets) {
    try {
      ws.send(text);
    } catch {
      // Closing: its own close event takes it away.
    }
  }
}
