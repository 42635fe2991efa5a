// Idempotency keys are remembered for a day.
import { openDatabase } from "../db/database.ts";
import { forgetKeys } from "../db/idempotency.ts";
import type { Env } from "../env.ts";
import { spans } from "../protocol/limits.ts";

export async function forgetOldKeys(env: Env, now: number): Promise<void> {
  await forgetKeys(openDatabase(env.DB), now - spans.idempotencyMs);
}
