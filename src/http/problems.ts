// Every 'no' of the doors: a code of the closed list, its status, and JSON that never shows what went wrong inside.
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { type Problem, type RefusalCode, refusals } from "../protocol/refusals.ts";
import type { Result } from "../protocol/result.ts";
import type { Doors } from "./doors.ts";

/** Thrown where a door has to say no; `problemOf` makes the answer of it. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: RefusalCode;
  readonly details: Record<string, unknown>;
  readonly retryAfterSeconds: number | null;

  constructor(
    code: RefusalCode,
    details: Record<string, unknown> = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(code);
    this.code = code;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The value of an object's answer, or its refusal. */
export function valueIn<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.code, result.details);
}

export function problem(c: Context<Doors>, refusal: Refusal): Response {
  const { code, details, retryAfterSeconds } = refusal;
  const [status, message] = refusals[code];
  if (retryAfterSeconds !== null) c.header("Retry-After", String(retryAfterSeconds));
  return c.json({ error: { code, message, details } } satisfies Problem, status);
}

/** What a door threw, as its answer. Only what nobody foresaw is logged. */
export function problemOf(error: Error, c: Context<Doors>): Response {
  if (error instanceof Refusal) return problem(c, error);
  if (error instanceof HTTPException && error.status === 413) return problem(c, new Refusal("too_long"));
  if (error instanceof HTTPException && error.status < 500)
    return problem(c, new Refusal("bad_request", { body: "is not JSON" }));
  logError(error, { requestId: c.get("requestId"), method: c.req.method, path: c.req.path });
  return problem(c, new Refusal("internal", { requestId: c.get("requestId") }));
}

/** One line of JSON for whoever reads the logs. */
export function logError(error: unknown, where: Record<string, unknown>): void {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: "" };
  console.error(JSON.stringify({ level: "error", ...where, message, stack }));
}
