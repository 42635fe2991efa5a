// Sends replies by e-mail: each at once when it is written, and again by the cron until it is sent or a day has passed.
import { type Database, openDatabase } from "../db/database.ts";
import { type DueEmail, emailsDue, settleEmail, takeEmail } from "../db/ticket-emails.ts";
import { senderOf } from "../domain/reply-email.ts";
import type { Env } from "../env.ts";
import { spans } from "../protocol/limits.ts";

/** Of one run of the cron. */
const mostEmails = 50;

export async function sendDueEmails(env: Env, now: number): Promise<void> {
  const db = openDatabase(env.DB);
  try {
    for (const one of await emailsDue(db, now, mostEmails)) await sendEmail(env, db, one, now);
  } catch (error) {
    tell(error, {});
  }
}

/** A failure is written down and tried again. Sent twice at the worst: where what was sent could not be noted. */
export async function sendEmail(
  env: Env,
  db: Database,
  which: { ticketId: string; revision: number },
  now: number,
): Promise<void> {
  const email = await takeEmail(db, which, now);
  if (email === null) return;
  try {
    await handOver(env, email);
  } catch (error) {
    tell(error, { ticket: email.ticketId, revision: email.revision, tries: email.tries });
    if (now - email.createdAt >= spans.emailTriesMs) await settleEmail(db, which, null);
    return;
  }
  await settleEmail(db, which, now);
}

async function handOver(env: Env, { to, subject, text }: DueEmail): Promise<void> {
  const from = senderOf(env.EMAIL_FROM);
  if (from === null) throw new Error("EMAIL_FROM names no sender");
  await env.EMAIL.send({ from, to, subject, text });
}

function tell(error: unknown, where: Record<string, unknown>): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(JSON.stringify({ level: "error", what: "send e-mail", ...where, message }));
}
