// The door by which an agent replies to a ticket's visitor by e-mail.
import { Hono } from "hono";
import * as v from "valibot";
import { openDatabase } from "../db/database.ts";
import { siteOfTicket } from "../db/sites.ts";
import { writeReply } from "../db/ticket-emails.ts";
import { replyEmail } from "../domain/reply-email.ts";
import { sendEmail } from "../jobs/mailing.ts";
import { ChatId } from "../protocol/ids.ts";
import { ReplyByEmail, type Ticket } from "../protocol/ticket-api.ts";
import { announceTickets } from "./announcing.ts";
import { body, params } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { Refusal } from "./problems.ts";
import { shownTicket } from "./shown-ticket.ts";
import { signAnswerToken } from "./tokens.ts";

const OfTicket = v.object({ id: ChatId });

export const ticketReplies = new Hono<AgentDoors>().post(
  "/tickets/:id{chat_[0-9a-z]+}/replies",
  signedIn,
  params(OfTicket),
  body(ReplyByEmail),
  async (c) => {
    const db = openDatabase(c.env.DB);
    const agent = c.get("agent");
    const { id: asked } = c.req.valid("param");
    const { cid, body: reply } = c.req.valid("json");
    const ticket = await shownTicket(c.env, db, agent, asked);
    const { id } = ticket;
    if (ticket.mail === "off") throw new Refusal("no_sender");
    const to = ticket.contact.email;
    if (to === null) throw new Refusal("no_email");
    if (ticket.liveChatId !== null) throw new Refusal("chat_is_live", { chatId: ticket.liveChatId });
    const now = Date.now();
    const site = await siteOfTicket(db, id);
    const revision = await writeReply(
      db,
      id,
      { cid, reply },
      { id: agent.id, name: agent.name, at: now },
      async (made) => {
        const token = await signAnswerToken(c.env, { ticket: id, revision: made });
        return {
          to,
          ...replyEmail({
            language: ticket.language,
            ticketNumber: ticket.number,
            subject: ticket.subject,
            reply,
            agentName: agent.name,
            siteName: site?.name ?? "",
            // Behind the hash: no server and no other page learns it.
            link: `${new URL(c.req.url).origin}/answer#${token}`,
          }),
        };
      },
    );
    if (revision === null) throw new Refusal("not_found");
    await sendEmail(c.env, db, { ticketId: id, revision }, now);
    await announceTickets(c.env, new Set([ticket.department.id]), [id]);
    return c.json((await shownTicket(c.env, db, agent, id)) satisfies Ticket);
  },
);
