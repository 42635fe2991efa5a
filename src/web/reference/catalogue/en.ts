// English for the reference of the admin API.
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  "reference.title": "Admin API",
  "reference.lead":
    "Programs call with a token in the header Authorization: Bearer. Each route names the scope that its token needs.",
  "reference.routes": "Routes",
  "reference.unreachable": "The API cannot be reached. Check the network and reload.",
  "reference.token": "Token to try with",
  "reference.token.hint":
    "It stays on this page and is gone with it. Without one, your session counts if you are signed in as an admin.",
  "reference.codes": "Codes",
  "reference.codes.lead":
    "Every refusal has one of these codes. They are stable; the sentences beside them are not.",
  "reference.document": "OpenAPI document",
  "route.parameters": "Parameters",
  "route.body": "Body",
  "route.answer": "Answer, {status}",
  "route.noAnswer": "Answers nothing, 204.",
  "route.required": "required",
  "try.form": "Try {route}",
  "try.send": "Send",
  "try.running": "Sending…",
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type ReferenceKey = keyof typeof en;
