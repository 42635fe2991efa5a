// What the link in an e-mail opens: the reply, and a chat that answers it on the same ticket. The link's token is all that
// it takes; it opens one ticket for a chat, and shows nothing of it but the reply.
import { Hono } from "hono";
import { type Database, openDatabase } from "../db/database.ts";
import { siteOfTicket } from "../db/sites.ts";
import { repliedTicket } from "../db/ticket-emails.ts";
import type { Env } from "../env.ts";
import type { AnswerPage } from "../protocol/visitor-api.ts";
import type { Doors } from "./doors.ts";
import { bearerOf } from "./identity.ts";
import { Refusal } from "./problems.ts";
import { readAnswerToken } from "./tokens.ts";

export const answers = new Hono<Doors>().get("/answer", async (c) => {
  const db = openDatabase(c.env.DB);
  const ticket = await answeredTicket(c.env, db, bearerOf(c) ?? "");
  const site = await siteOfTicket(db, ticket.id);
  if (site === null || site.revokedAt !== null) throw new Refusal("not_found");
  const { departmentId, name, subject, agentName, reply, repliedAt } = ticket;
  return c.json({
    ...{ site: { key: site.key, name: site.name }, departmentId, name, email: ticket.email ?? "" },
    ...{ subject, agentName, reply, repliedAt },
  } satisfies AnswerPage);
});

/** Refuses a token that is forged or too old, and one whose ticket is gone. */
export async function answeredTicket(env: Env, db: Database, token: string) {
  const answer = await readAnswerToken(env, token);
  if (answer === null) throw new Refusal("unauthenticated");
  const ticket = await repliedTicket(db, answer);
  if (ticket === null) throw new Refusal("not_found");
  return ticket;
}
