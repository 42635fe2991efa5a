// What a website's signed token says of its visitor, and whether it may be believed now. The signature was proved before.
import * as v from "valibot";
import { limits, spans } from "../protocol/limits.ts";
import { Email, isBlank, isWellFormed, PersonName } from "../protocol/text.ts";
import { wholeStart } from "./searched-texts.ts";

export interface VisitorClaims {
  /** The website's own id of the person. */
  subject: string;
  name: string;
  email: string | null;
}

export type Claimed =
  | { ok: true; claims: VisitorClaims }
  | { ok: false; code: "bad_identity" | "expired_identity"; reason: string };

const Seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(1e11));

const Payload = v.object({
  sub: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.subjectChars), v.check(isName)),
  exp: Seconds,
  iat: v.optional(Seconds),
  nbf: v.optional(Seconds),
  name: v.nullish(PersonName, null),
  email: v.nullish(Email, null),
});

/**
 * `payload`: the token's, as it was signed; `now`: milliseconds since 1970. Without a name the visitor is called by the
 * e-mail address, and without that by the website's id.
 */
export function claimsOf(payload: unknown, now: number): Claimed {
  const checked = v.safeParse(Payload, payload);
  if (!checked.success) {
    const at = v.getDotPath(checked.issues[0]);
    return bad(at === null ? "is no object" : `'${at}' is missing or not of its form`);
  }
  const { sub, name, email, exp, iat, nbf } = checked.output;
  const [expires, leeway] = [exp * 1000, spans.identityLeewayMs];
  const since = iat === undefined ? now : iat * 1000;
  if (since > now + leeway) return bad("'iat' lies ahead");
  if (nbf !== undefined && nbf * 1000 > now + leeway) return bad("'nbf' lies ahead");
  if (expires - since > spans.identityMs + leeway) return bad("lives longer than ten minutes");
  if (expires <= now - leeway) return { ok: false, code: "expired_identity", reason: "'exp' has passed" };
  const called = name ?? wholeStart(email ?? sub, limits.nameChars);
  return { ok: true, claims: { subject: sub, name: called, email } };
}

function isName(subject: string): boolean {
  return isWellFormed(subject) && !isBlank(subject);
}

function bad(reason: string): Claimed {
  return { ok: false, code: "bad_identity", reason };
}
