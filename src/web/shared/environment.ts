// What a connection takes from the world, passed in, so that tests and simulations can play the world.

export interface Clock {
  /** Milliseconds since 1970, this device's. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
}

/** The part of a WebSocket that is used. */
export interface WebSocketLike {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (run, ms) => Number(setTimeout(run, ms)),
  clearTimeout: (timer) => clearTimeout(timer),
};

/** 20 random characters that a client id may hold. */
export function newClientId(): string {
  return randomText(20);
}

/** `chars` characters of [A-Za-z0-9_-], 6 random bits each. */
export function randomText(chars: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(chars));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, chars);
}
