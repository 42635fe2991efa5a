// Closing codes may not all be passed on: 1005, 1006 and 1015 are reserved and throw (RFC 6455, 7.4.1).

export function answerClose(ws: WebSocket, code: number): void {
  const passable = code >= 1000 && code < 5000 && ![1004, 1005, 1006, 1015].includes(code);
  try {
    ws.close(passable ? code : 1000);
  } catch {
    // Closed already.
  }
}
