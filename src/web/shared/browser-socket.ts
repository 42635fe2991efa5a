// The browser's own WebSocket, as connections use it.
import type { WebSocketLike } from "./environment.ts";

export function openBrowserSocket(url: string, protocols: string[]): WebSocketLike {
  return new WebSocket(url, protocols);
}
