// What the website asks of the panel through `window.Porchlight`. It may send anything: what is not understood is left out.
import { limits } from "../../../protocol/limits.ts";
import type { Wish } from "../../shared/embedding.ts";
import { chooseLocale } from "../../shared/i18n.ts";
import { attributes, greeting, type Identity, identity } from "../embedder.ts";
import type { Visit } from "../visit.ts";
import { speak } from "../words.ts";
import { forgetEverything } from "./forgetting.ts";
import { recognise } from "./recognising.ts";

export function fulfil(visit: Visit, wish: Wish): void {
  switch (wish.porchlight) {
    case "identify":
      identity.value = identityOf(wish.value);
      void recognise(visit);
      break;
    case "setAttributes":
      attributes.value = attributesOf(wish.value);
      break;
    case "setLocale":
      void speak(chooseLocale([text(wish.value)]));
      break;
    case "greet":
      greeting.value = text(wish.value, limits.greetingChars);
      break;
    case "reset":
      forgetEverything(visit);
      break;
    case "endChat":
      endChat(visit);
      break;
    default:
      wish satisfies never;
  }
}

function endChat(visit: Visit): void {
  const stage = visit.stage.peek();
  if (stage.name === "chat" && stage.client.replica.peek().view?.may.end) stage.client.end();
}

const halfPairs = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Well-formed, as the doors want it. */
function text(given: unknown, maxChars = Number.POSITIVE_INFINITY): string {
  return typeof given === "string" ? given.trim().slice(0, maxChars).replace(halfPairs, "\uFFFD") : "";
}

/** Null where nothing in it can be used. */
function identityOf(given: unknown): Identity | null {
  const told: Identity = {};
  const { token, name, email } = objectOf(given);
  if (text(token)) told.token = text(token, 8_192);
  if (text(name)) told.name = text(name, limits.nameChars);
  if (text(email)) told.email = text(email, limits.emailChars);
  return Object.keys(told).length === 0 ? null : told;
}

/** The door refuses a start with one that is wrong: the website's mistake shall not cost the visitor a chat. */
function attributesOf(given: unknown): Record<string, string | number | boolean> {
  const fit: [string, string | number | boolean][] = [];
  for (const [name, value] of Object.entries(objectOf(given))) {
    const key = text(name, limits.attributeNameChars);
    if (fit.length === limits.attributesMax) break;
    if (key === "") continue;
    if (typeof value === "string") fit.push([key, text(value, limits.attributeTextChars)]);
    else if (typeof value === "boolean" || Number.isFinite(value)) fit.push([key, value as number | boolean]);
  }
  return Object.fromEntries(fit);
}

function objectOf(given: unknown): Record<string, unknown> {
  return typeof given === "object" && given !== null ? { ...given } : {};
}
