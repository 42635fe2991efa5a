// The agent page's doors. A session cookie says who calls; departments say what is theirs to see.
import { Hono } from "hono";
import * as v from "valibot";
import { setPreferences } from "../db/agents.ts";
import { openDatabase } from "../db/database.ts";
import { agentOfSession, type SignedIn } from "../db/sessions.ts";
import { Login, type Me, SetPreferences, SetStatus } from "../protocol/agent-api.ts";
import { ChatId } from "../protocol/ids.ts";
import { photoPath } from "../protocol/photos.ts";
import type { Ticket } from "../protocol/ticket-api.ts";
import { agentChats } from "./agent-chats.ts";
import { announcePreferences, announceStatus } from "./announcing.ts";
import { canned } from "./canned.ts";
import { cannedFiles } from "./canned-files.ts";
import { categories } from "./categories.ts";
import { body, params } from "./checked.ts";
import { contacts } from "./contacts.ts";
import type { AgentDoors, Doors } from "./doors.ts";
import { agentFiles } from "./files.ts";
import { signedIn, signIn, signOut } from "./identity.ts";
import { authenticate } from "./login.ts";
import { ownPhoto } from "./photos.ts";
import { Refusal } from "./problems.ts";
import { addressOf } from "./rates.ts";
import { reports } from "./reports.ts";
import { shownTicket } from "./shown-ticket.ts";
import { ticketEdits } from "./ticket-edits.ts";
import { ticketExport } from "./ticket-export.ts";
import { ticketReplies } from "./ticket-replies.ts";
import { ticketSearch } from "./ticket-search.ts";
import { ticketCounts, ticketLists, ticketViews } from "./ticket-views.ts";

const OfChat = v.object({ id: ChatId });

const coming = new Hono<Doors>()
  .post("/login", body(Login), async (c) => {
    const db = openDatabase(c.env.DB);
    const agentId = await authenticate(db, c.req.valid("json"), addressOf(c.req.raw));
    const agent = await agentOfSession(db, await signIn(c, agentId), Date.now());
    if (agent === null) throw new Refusal("wrong_login");
    return c.json(meOf(agent));
  })
  .post("/logout", async (c) => {
    await signOut(c);
    return c.body(null, 204);
  });

const working = new Hono<AgentDoors>()
  .get("/me", signedIn, (c) => c.json(meOf(c.get("agent"))))
  .put("/status", signedIn, body(SetStatus), async (c) => {
    const { status } = c.req.valid("json");
    await announceStatus(c.env, openDatabase(c.env.DB), c.get("agent"), status);
    return c.json(meOf({ ...c.get("agent"), status, setOfflineAt: null }));
  })
  .put("/preferences", signedIn, body(SetPreferences), async (c) => {
    const agent = c.get("agent");
    const { ringtone = agent.ringtone, sendOnEnter = agent.sendOnEnter } = c.req.valid("json");
    await setPreferences(openDatabase(c.env.DB), agent.id, c.req.valid("json"));
    await announcePreferences(c.env, agent, { ringtone, sendOnEnter });
    return c.json(meOf({ ...agent, ringtone, sendOnEnter }));
  })
  .get("/tickets/:id{chat_[0-9a-z]+}", signedIn, params(OfChat), async (c) => {
    const { id } = c.req.valid("param");
    const ticket = await shownTicket(c.env, openDatabase(c.env.DB), c.get("agent"), id);
    return c.json(ticket satisfies Ticket);
  });

export const agent = new Hono<Doors>()
  .route("/", coming)
  .route("/", ticketLists)
  .route("/", ticketCounts)
  .route("/", ticketExport)
  .route("/", ticketSearch)
  .route("/", ticketEdits)
  .route("/", working)
  .route("/", agentChats)
  .route("/", agentFiles)
  .route("/", contacts)
  .route("/", reports)
  .route("/", ticketReplies)
  .route("/canned", cannedFiles)
  .route("/canned", canned)
  .route("/categories", categories)
  .route("/views", ticketViews)
  .route("/photo", ownPhoto);

function meOf(agent: SignedIn): Me {
  const { statusAt: _at, load: _load, photo, ...me } = agent;
  return { ...me, photo: photo === null ? null : photoPath(photo) };
}
