// The part of the wire that browsers need at run time. No schema stands here, so that none ships with a page.

export const protocolVersion = 1;
/** The server speaks these; the newest and the one before. */
export const spokenVersions: readonly number[] = [1];
/** First value of `Sec-WebSocket-Protocol`; the second is the connect ticket. */
export const subprotocol = "porchlight.v1";

/** Reads a frame of our own server; null where it is not one. Unknown types are left to the caller's default. */
export function decodeDown<T extends { type: string }>(data: unknown): T | null {
  if (typeof data !== "string") return null;
  try {
    const json: unknown = JSON.parse(data);
    if (typeof json !== "object" || json === null || !("type" in json)) return null;
    return json as T;
  } catch {
    return null;
  }
}
