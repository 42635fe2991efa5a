// The doors beside the chats: what else a contact wrote, what is live, what one had before.
import { Hono } from "hono";
import * as v from "valibot";
import { servesChat, verifiedVisitorOf } from "../db/chats.ts";
import { type Contact, liveChats, pastOf, searchOwn } from "../db/contacts.ts";
import { type Database, openDatabase } from "../db/database.ts";
import type { ChatView } from "../protocol/chat-view.ts";
import { type Found, type LiveChats, SearchQuery, type VisitorPast } from "../protocol/contact-api.ts";
import { ChatId } from "../protocol/ids.ts";
import { params, query } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { Refusal, valueIn } from "./problems.ts";
import { knownPlace, reachOf, supervises } from "./supervising.ts";
import { viewOf } from "./view-of.ts";

const OfChat = v.object({ id: ChatId });

export const contacts = new Hono<AgentDoors>()
  .get("/chats/:id/visitor", signedIn, params(OfChat), async (c) => {
    const agent = c.get("agent");
    const db = openDatabase(c.env.DB);
    const { id: chatId } = c.req.valid("param");
    const isSupervising = supervises(agent, await knownPlace(db, chatId));
    if (!isSupervising && !(await servesChat(db, chatId, agent.id))) throw new Refusal("not_found");
    // The chat itself says who may see it, and who wrote it.
    const { visitor } = valueIn(await viewOf(c.env, chatId, { agent, supervises: isSupervising }));
    const contact = await contactOf(db, chatId, visitor);
    const past =
      contact === null ? { chats: [], tickets: [] } : await pastOf(db, reachOf(agent), { chatId, contact });
    return c.json(past satisfies VisitorPast);
  })
  .get("/live", signedIn, async (c) => {
    const agent = c.get("agent");
    if (agent.role === "agent") throw new Refusal("forbidden");
    const reach = agent.role === "admin" ? "all" : agent.departments.map(({ id }) => id);
    return c.json({ data: await liveChats(openDatabase(c.env.DB), reach) } satisfies LiveChats);
  })
  .get("/search", signedIn, query(SearchQuery), async (c) => {
    const { q } = c.req.valid("query");
    return c.json({ data: await searchOwn(openDatabase(c.env.DB), c.get("agent").id, q) } satisfies Found);
  });

/** Null where nothing tells who it is. */
async function contactOf(
  db: Database,
  chatId: string,
  { email, isVerified }: ChatView["visitor"],
): Promise<Contact | null> {
  if (isVerified) {
    const visitorId = await verifiedVisitorOf(db, chatId);
    return visitorId === null ? null : { visitorId };
  }
  return email === null ? null : { email };
}
