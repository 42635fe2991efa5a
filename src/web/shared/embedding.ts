// What the loader in a website and the panel in its iframe say to each other. Both check where a message comes from.

export type ToPanel =
  | { porchlight: "shown"; on: boolean }
  /** Answer to `ready`, and whenever the address changes: the page the visitor is on. */
  | { porchlight: "page"; url: string; title: string; referrer: string };

export type ToHost =
  | { porchlight: "ready" }
  | { porchlight: "state"; chatting: boolean; unread: number }
  | { porchlight: "close" };
