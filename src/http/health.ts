// Is it well? For whoever watches the service: the database, chats that stick, effects that are not delivered.
import { Hono } from "hono";
import { version } from "../../package.json";
import { countOverdueChats } from "../db/chats.ts";
import { openDatabase } from "../db/database.ts";
import { lastSweep } from "../db/sweeps.ts";
import type { Doors } from "./doors.ts";
import { logError } from "./problems.ts";

/** A timer may be late by this and still be well. */
const graceMs = 60_000;

export const health = new Hono<Doors>().get("/", async (c) => {
  try {
    const db = openDatabase(c.env.DB);
    const [overdueChats, sweep] = await Promise.all([
      countOverdueChats(db, Date.now() - graceMs),
      lastSweep(db),
    ]);
    return c.json({ ok: true, version, database: true, overdueChats, sweep });
  } catch (error) {
    logError(error, { requestId: c.get("requestId"), what: "health" });
    return c.json({ ok: false, version, database: false, overdueChats: null, sweep: null }, 503);
  }
});
