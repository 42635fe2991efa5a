// The cron's round: chats past their longest timer are asked to do what is due, so that none sticks where an alarm
// was lost; chats that ring in a department that was removed are sent on; what has expired is thrown away. It also writes down what it found, for /healthz.
import {
  type OverdueChat,
  overdueChats,
  postponeChat,
  type StrandedChat,
  strandedChats,
} from "../db/chats.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { dropExpiredSessions } from "../db/sessions.ts";
import { recordSweep, type Sweep } from "../db/sweeps.ts";
import { dropExpiredThrottles } from "../db/throttles.ts";
import type { Env } from "../env.ts";

const mostChats = 200;
const atOnce = 20;
/** A timer may be late by this before its chat is asked. */
const graceMs = 60_000;
/** A chat that lives on in good order is asked again after this. */
const againMs = 3_600_000;

type Found = { outboxOldestMs: number } | null;

export async function sweep(env: Env, now: number): Promise<Sweep> {
  const db = openDatabase(env.DB);
  const overdue = await overdueChats(db, now - graceMs, mostChats);
  const found: Found[] = [];
  for (let start = 0; start < overdue.length; start += atOnce) {
    const some = overdue.slice(start, start + atOnce);
    found.push(...(await Promise.all(some.map((chat) => tend(env, db, chat, now)))));
  }
  for (const stranded of await strandedChats(db, mostChats)) await sendOn(env, stranded);
  const swept: Sweep = {
    at: now,
    overdue: overdue.length,
    failed: found.filter((one) => one === null).length,
    oldestOutboxMs: Math.max(0, ...found.map((one) => one?.outboxOldestMs ?? 0)),
  };
  await recordSweep(db, swept);
  await dropExpiredSessions(db, now);
  await dropExpiredThrottles(db, now);
  return swept;
}

/** Its department was removed while it rang there. */
async function sendOn(env: Env, { id, ringingDepartmentId }: StrandedChat): Promise<void> {
  try {
    await env.CHATS.getByName(id).departmentGone(ringingDepartmentId);
  } catch (error) {
    logFailure(id, error);
  }
}

/** Null where the chat did not answer; the next round asks it again. */
async function tend(env: Env, db: Database, { id }: OverdueChat, now: number): Promise<Found> {
  try {
    const ticked = await env.CHATS.getByName(id).tick();
    if (!ticked.ok) return null;
    const { phase, outboxOldestMs } = ticked.value;
    if (phase !== "ended" && outboxOldestMs === 0) await postponeChat(db, id, now + againMs);
    return { outboxOldestMs };
  } catch (error) {
    logFailure(id, error);
    return null;
  }
}

function logFailure(chat: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(JSON.stringify({ level: "error", what: "sweep", chat, message }));
}
