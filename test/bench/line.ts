// A socket as the bench drives it: the plainest client there is, so that little stands between the clock and the server.
import { createRequire } from "node:module";

interface Socket {
  on(event: "open" | "close", listen: () => void): void;
  on(event: "error", listen: (error: Error) => void): void;
  on(event: "message", listen: (data: Buffer) => void): void;
  send(text: string): void;
  terminate(): void;
}

/** `ws` comes with wrangler's runtime; Node's own WebSocket spends several times as long on an event. */
const fromWrangler = createRequire(createRequire(import.meta.url).resolve("wrangler/package.json"));
const fromRuntime = createRequire(fromWrangler.resolve("miniflare"));
const WebSocket = fromRuntime("ws") as new (url: string, protocols: string[], options: object) => Socket;

export interface Line {
  send(frame: object): void;
  /** Called with the text of each frame that is a chat's message. */
  onMessage: (text: string) => void;
  /** Called with every other frame. */
  onOther: (text: string) => void;
  close(): void;
}

export function openLine(url: string, protocols: string[] = []): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, { perMessageDeflate: false });
    const line: Line = {
      send: (frame) => socket.send(JSON.stringify(frame)),
      onMessage: () => {},
      onOther: () => {},
      close: () => socket.terminate(),
    };
    socket.on("open", () => resolve(line));
    socket.on("error", reject);
    socket.on("message", (data) => {
      const text = data.toString();
      // A look at the text costs the same for both sides of a duel; parsing would not.
      if (text.startsWith('{"type":"entry"') && text.includes('"kind":"message"')) line.onMessage(text);
      else line.onOther(text);
    });
  });
}

/** The next frame of this type. */
export function nextFrame<T>(line: Line, type: string, withinMs = 10_000): Promise<T> {
  return new Promise((resolve, reject) => {
    const before = line.onOther;
    const timer = setTimeout(() => reject(new Error(`no ${type} within ${withinMs} ms`)), withinMs);
    line.onOther = (text) => {
      before(text);
      const frame = JSON.parse(text);
      if (frame.type !== type) return;
      clearTimeout(timer);
      line.onOther = before;
      resolve(frame);
    };
  });
}
