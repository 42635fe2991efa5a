// The door to the search over tickets. Nothing of a ticket out of reach shows in an answer: no text, no row, no count.
import { Hono } from "hono";
import { openDatabase } from "../db/database.ts";
import { findTickets } from "../db/ticket-search.ts";
import { indexNew } from "../jobs/search-indexing.ts";
import { type FoundTickets, SearchQuery } from "../protocol/ticket-api.ts";
import { query } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { Refusal } from "./problems.ts";
import { reachOf } from "./supervising.ts";

export const ticketSearch = new Hono<AgentDoors>().get(
  "/tickets/search",
  signedIn,
  query(SearchQuery),
  async (c) => {
    const { q, cursor = null, limit } = c.req.valid("query");
    if (cursor !== null && !/^\d{1,15}$/.test(cursor))
      throw new Refusal("bad_request", { cursor: "is not one that we gave" });
    const db = openDatabase(c.env.DB);
    // What has just ended is looked for first; a first page is fresh enough for those after it.
    if (cursor === null) await indexNew(db, 1);
    const below = cursor === null ? null : Number(cursor);
    return c.json(
      (await findTickets(db, reachOf(c.get("agent")), { q, below, limit })) satisfies FoundTickets,
    );
  },
);
