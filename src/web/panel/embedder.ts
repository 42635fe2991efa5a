// What the website around the panel said of its visitor. Nothing of it is proved; a token is, once the server has read it.
import { signal } from "@preact/signals-core";
import type { StartChat } from "../../protocol/visitor-api.ts";

export interface Identity {
  /** A JWT that the website signed. */
  token?: string;
  name?: string;
  email?: string;
}

export const identity = signal<Identity | null>(null);
export const attributes = signal<NonNullable<StartChat["attributes"]>>({});
/** The words that made the visitor open the panel; empty where none did. */
export const greeting = signal("");
