// What a department decides when it decides nothing special.
import type { ChatSettings } from "../../src/domain/chat-settings.ts";
import type { RingRequest } from "../../src/domain/routing.ts";
import type { VisitorClient } from "../../src/protocol/agent-api.ts";

export const plainSettings: ChatSettings = {
  ringSeconds: 60,
  silentWarnMinutes: null,
  silentEndMinutes: null,
  routing: "ring_all",
  turnSeconds: 20,
  overflow: null,
  preferredAgentId: null,
  ratingEnabled: true,
};

/** A visitor of whom the server could read nothing. */
export const unknownClient: VisitorClient = {
  browser: "",
  system: "",
  country: "",
  city: "",
  timezone: "",
  language: "",
  pageUrl: "",
  pageTitle: "",
  referrer: "",
};

/** Rings whoever is free. */
export const anyone: RingRequest = {
  mode: "ring_all",
  isOpen: true,
  to: null,
  preferred: null,
  declined: [],
  tried: [],
  lastResort: [],
};
