// What the loader in a website and the panel in its iframe say to each other. Both check where a message comes from.
import type { Identity, PorchlightEvents } from "../loader/porchlight.d.ts";

export type ToPanel =
  | { porchlight: "shown"; on: boolean }
  /** Answer to `ready`, and whenever the address changes: the page the visitor is on. */
  | { porchlight: "page"; url: string; title: string; referrer: string }
  | Wish;

/** What the website asks for through `window.Porchlight`, as it gave it: anything at all until it was looked at. */
export type Wish =
  | { porchlight: "identify"; value: Identity | null }
  | { porchlight: "setAttributes"; value: Record<string, string | number | boolean> }
  | { porchlight: "setLocale"; value: string }
  | { porchlight: "greet"; value: string }
  | { porchlight: "reset" }
  | { porchlight: "endChat" };

export type ToHost =
  | { porchlight: "ready" }
  | { porchlight: "state"; chatting: boolean; unread: number }
  | { porchlight: "close" }
  | Told;

/** The website's handlers get `detail`. */
export type Told = {
  [Name in keyof PanelEvents]: { porchlight: "event"; name: Name; detail: PanelEvents[Name] };
}[keyof PanelEvents];

type PanelEvents = Pick<PorchlightEvents, "status" | "chat:started" | "chat:ended" | "message">;
