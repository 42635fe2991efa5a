// What the adapters for other widgets' pages share: what is so now, and a window of its own for the panel.
import type { PorchlightApi } from "./porchlight.d.ts";
import type { Widget } from "./widget.ts";

export interface WidgetState {
  isReady: boolean;
  isOpen: boolean;
  isChatting: boolean;
  unread: number;
  status: "online" | "offline";
}

/** Told before anybody who listens later. */
export function watched(api: PorchlightApi): WidgetState {
  const state: WidgetState = {
    isReady: false,
    isOpen: false,
    isChatting: false,
    unread: 0,
    status: "offline",
  };
  api.on("ready", () => {
    state.isReady = true;
  });
  api.on("open", () => {
    state.isOpen = true;
  });
  api.on("close", () => {
    state.isOpen = false;
  });
  api.on("chat:started", () => {
    state.isChatting = true;
  });
  api.on("chat:ended", () => {
    state.isChatting = false;
  });
  api.on("unread", ({ count }) => {
    state.unread = count;
  });
  api.on("status", ({ status }) => {
    state.status = status;
  });
  return state;
}

export function popOut({ marker, language }: Widget): void {
  const site = marker.slice(marker.indexOf(":") + 1);
  const url = `${new URL(import.meta.url).origin}/panel?${new URLSearchParams({ site, lang: language() })}`;
  open(url, site, "popup,width=400,height=680");
}

export type Loose = Record<string, unknown>;

export function loose(given: unknown): Loose {
  return typeof given === "object" && given !== null ? (given as Loose) : {};
}

/** What can be told of a person by name, without what is told otherwise. */
export function scalars(given: unknown, without: readonly string[] = []) {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(loose(given))) {
    const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (isScalar && !without.includes(name)) kept[name] = value;
  }
  return kept;
}

/** Identifies by what there is; nothing there, nothing said. */
export function identifyBy(
  api: PorchlightApi,
  given: { name?: unknown; email?: unknown; token?: unknown },
): void {
  const person: Record<string, string> = {};
  for (const [name, value] of Object.entries(given))
    if (typeof value === "string" && value !== "") person[name] = value;
  if (Object.keys(person).length > 0) api.identify(person);
}

export function call(handler: unknown, ...values: unknown[]): void {
  if (typeof handler === "function") handler(...values);
}
