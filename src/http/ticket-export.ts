// A view as a CSV file, streamed page by page as fast as it is read: however many tickets there are, a page of them is in
// memory. Nothing is kept, so an export that breaks off leaves nothing behind.
import { Hono } from "hono";
import { type Database, openDatabase } from "../db/database.ts";
import type { Reach } from "../db/ticket-lists.ts";
import { namesFor, ticketRow } from "../db/ticket-rows.ts";
import { type OpenView, openView, rowsOf } from "../db/view-pages.ts";
import { byteOrderMark, csvLine } from "../domain/csv.ts";
import { cellsOf, headOf, localTime } from "../domain/ticket-table.ts";
import { ExportQuery } from "../protocol/ticket-api.ts";
import { query } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { logError } from "./problems.ts";
import { reachOf } from "./supervising.ts";
import { there } from "./ticket-views.ts";

/** Large, since a request may ask the database a thousand times and no more. */
const pageRows = 1_000;
const mostSieved = 20_000;

export const ticketExport = new Hono<AgentDoors>().get(
  "/tickets/export",
  signedIn,
  query(ExportQuery),
  async (c) => {
    const db = openDatabase(c.env.DB);
    const agent = c.get("agent");
    const reach = reachOf(agent);
    const { view: asked, timezone } = c.req.valid("query");
    const request = { view: asked, timezone, upTo: null, at: Date.now() };
    const view = there(await openView(db, { agentId: agent.id, reach }, request));
    c.header("Content-Type", "text/csv; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="tickets.csv"');
    return c.body(exported(db, reach, view, timezone));
  },
);

function exported(db: Database, reach: Reach, view: OpenView, timezone: string): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  const local = localTime(timezone);
  const { columns } = view;
  let names: ReadonlyMap<string, string> = new Map();
  let cursor: string | null = null;
  let isWanted = true;

  async function nextLines(): Promise<string> {
    const wanted = { cursor, limit: pageRows, most: mostSieved };
    const page = there(await rowsOf(db, reach, view, wanted));
    names = await namesFor(db, page.rows, names);
    cursor = page.next_cursor;
    return page.rows.map((row) => csvLine(cellsOf(ticketRow(row, names), columns, local))).join("");
  }

  return new ReadableStream({
    start: (stream) => stream.enqueue(utf8.encode(byteOrderMark + csvLine(headOf(columns)))),
    async pull(stream) {
      try {
        let lines = "";
        do lines = await nextLines();
        while (lines === "" && cursor !== null && isWanted);
        if (!isWanted) return;
        if (lines !== "") stream.enqueue(utf8.encode(lines));
        if (cursor === null) stream.close();
      } catch (error) {
        logError(error, { what: "export tickets" });
        throw error;
      }
    },
    cancel: () => {
      isWanted = false;
    },
  });
}
