// How one object answers another: a value or a refusal, never an exception.
import type { RefusalCode } from "./refusals.ts";

export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; code: RefusalCode; details?: Record<string, unknown> };
