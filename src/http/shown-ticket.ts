// One ticket as a door shows it to an agent. Refuses with `not_found` what is not the agent's to see.
import type { Database } from "../db/database.ts";
import type { SignedIn } from "../db/sessions.ts";
import { ticketAnsweredBy } from "../db/ticket-answers.ts";
import { ticketOne } from "../db/ticket-lists.ts";
import { senderOf } from "../domain/reply-email.ts";
import type { Env } from "../env.ts";
import type { MailState, Ticket } from "../protocol/ticket-api.ts";
import { Refusal } from "./problems.ts";
import { reachOf } from "./supervising.ts";

/** `id`: the ticket's, or that of a chat that answered one. */
export async function shownTicket(env: Env, db: Database, agent: SignedIn, id: string): Promise<Ticket> {
  const reach = reachOf(agent);
  const own = await ticketOne(db, reach, id);
  const ticketId = own ? null : await ticketAnsweredBy(db, id);
  const ticket = ticketId === null ? own : await ticketOne(db, reach, ticketId);
  if (ticket === null) throw new Refusal("not_found");
  return { ...ticket, mail: mailOf(env, ticket.contact.email) };
}

function mailOf(env: Env, email: string | null): MailState {
  if (senderOf(env.EMAIL_FROM) === null) return "off";
  return email === null ? "no_address" : "ready";
}
