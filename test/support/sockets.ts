// A socket as a page holds it: opened with a connect ticket, its frames awaited one by one.
import * as v from "valibot";
import { call, host } from "./doors.ts";

export interface Frame {
  type: string;
  [field: string]: unknown;
}

export interface Line {
  send(frame: object): void;
  /** The next frame of the type; those before it are passed over. */
  next(type: string): Promise<Frame>;
  close(): void;
}

export function upgrade(ticket: string, headers: Record<string, string> = {}): Promise<Response> {
  return call("/ws", {
    headers: {
      upgrade: "websocket",
      "sec-websocket-protocol": `porchlight.v1, ${ticket}`,
      origin: host,
      ...headers,
    },
  });
}

export async function connect(ticket: string): Promise<Line> {
  const response = await upgrade(ticket);
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status} ${await response.text()}`);
  const frames: Frame[] = [];
  const waiting: (() => void)[] = [];
  socket.addEventListener("message", ({ data }) => {
    if (typeof data !== "string" || data === "pong") return;
    frames.push(JSON.parse(data));
    for (const wake of waiting.splice(0)) wake();
  });
  socket.accept();
  return {
    send: (frame) => socket.send(JSON.stringify(frame)),
    close: () => socket.close(1000),
    async next(type) {
      for (;;) {
        const frame = frames.shift();
        if (frame?.type === type) return frame;
        if (frame === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}

/** The offer that a `ring` frame carries. */
export function offerIdOf(ring: Frame | undefined): string {
  const { offer } = v.parse(v.object({ offer: v.object({ offerId: v.string() }) }), ring);
  return offer.offerId;
}
