// Why a socket was closed, and whether to come back. 4000-4999 is the range left to applications (RFC 6455, 7.4.2).

export const closeCodes = {
  /** Come back: the server restarts or dropped the connection. */
  goingAway: 4001,
  /** Come back later: too many frames. */
  tooFast: 4002,
  /** Come back with a new ticket. */
  ticketRefused: 4003,
  /** Do not come back: this viewer may not see the chat, or no longer. */
  notYours: 4004,
  /** Do not come back: another version of the page is needed. */
  unsupportedVersion: 4005,
  /** Do not come back: there is no such chat. */
  unknown: 4006,
} as const;

const final: ReadonlySet<number> = new Set([
  closeCodes.notYours,
  closeCodes.unsupportedVersion,
  closeCodes.unknown,
]);

/** Every code that is not known to be final means: come back. */
export function mayReconnect(code: number): boolean {
  return !final.has(code);
}
