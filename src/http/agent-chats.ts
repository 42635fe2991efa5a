// The doors to chats for agents: answer an offer, ask another agent, take over, get a ticket to the socket.
import { Hono } from "hono";
import * as v from "valibot";
import { servesChat } from "../db/chats.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { addressee, openDepartments, rosterOf } from "../db/departments.ts";
import type { SignedIn } from "../db/sessions.ts";
import {
  Accept,
  type Accepted,
  AskForHelp,
  Assign,
  ConnectTo,
  Decline,
  type DepartmentList,
  type FreeAgents,
} from "../protocol/agent-api.ts";
import { ChatId, DepartmentId } from "../protocol/ids.ts";
import type { ConnectTicket } from "../protocol/visitor-api.ts";
import { accept, decline, takeOver } from "./accepting.ts";
import { assign, assignees } from "./assigning.ts";
import { callObject } from "./call-object.ts";
import { body, params } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { Refusal, valueIn } from "./problems.ts";
import { inputOf, knownPlace, supervises } from "./supervising.ts";
import { type Destination, signConnectTicket } from "./tokens.ts";

const OfChat = v.object({ id: ChatId });
const OfDepartment = v.object({ id: DepartmentId });

export const agentChats = new Hono<AgentDoors>()
  .post("/tickets/connect", signedIn, body(ConnectTo), async (c) => {
    const destination = await destinationOf(openDatabase(c.env.DB), c.get("agent"), c.req.valid("json"));
    if (destination === null) throw new Refusal("not_found");
    return c.json({ ticket: await signConnectTicket(c.env, destination) } satisfies ConnectTicket);
  })
  .post("/chats/:id/accept", signedIn, params(OfChat), body(Accept), async (c) => {
    const { id: chatId } = c.req.valid("param");
    const { offerId } = c.req.valid("json");
    return c.json(await accept(c.env, openDatabase(c.env.DB), { agent: c.get("agent"), chatId, offerId }));
  })
  .post("/chats/:id/decline", signedIn, params(OfChat), body(Decline), async (c) => {
    const { id: chatId } = c.req.valid("param");
    await decline(c.env, openDatabase(c.env.DB), { agent: c.get("agent"), chatId, ...c.req.valid("json") });
    return c.body(null, 204);
  })
  .post("/chats/:id/takeover", signedIn, params(OfChat), async (c) => {
    const { id: chatId } = c.req.valid("param");
    return c.json(await takeOver(c.env, openDatabase(c.env.DB), { agent: c.get("agent"), chatId }));
  })
  .get("/chats/:id/assignees", signedIn, params(OfChat), async (c) => {
    const { id: chatId } = c.req.valid("param");
    return c.json(await assignees(c.env, openDatabase(c.env.DB), { agent: c.get("agent"), chatId }));
  })
  .post("/chats/:id/assign", signedIn, params(OfChat), body(Assign), async (c) => {
    const { id: chatId } = c.req.valid("param");
    const { agentId, epoch = null } = c.req.valid("json");
    const assignment = { agent: c.get("agent"), chatId, agentId, epoch };
    return c.json(await assign(c.env, openDatabase(c.env.DB), assignment));
  })
  .post("/chats/:id/requests", signedIn, params(OfChat), body(AskForHelp), async (c) => {
    const { id: chatId } = c.req.valid("param");
    const { departmentId, agentId, epoch = null, ...ask } = c.req.valid("json");
    const agent = c.get("agent");
    const db = openDatabase(c.env.DB);
    const place = await knownPlace(db, chatId);
    if (!supervises(agent, place) && !(await servesChat(db, chatId, agent.id)))
      throw new Refusal("not_found");
    const asked = await addressee(db, departmentId, agentId);
    if (asked === null) throw new Refusal("not_found");
    const answer = await callObject(() =>
      c.env.CHATS.getByName(chatId).request(inputOf(agent, place), { ...ask, ...asked, epoch }),
    );
    return c.json(valueIn(answer) satisfies Accepted);
  })
  .get("/departments", signedIn, async (c) => {
    const open = await openDepartments(openDatabase(c.env.DB));
    return c.json({ data: open.map(({ id, name }) => ({ id, name })) } satisfies DepartmentList);
  })
  .get("/departments/:id/free", signedIn, params(OfDepartment), async (c) => {
    const { id } = c.req.valid("param");
    const found = await rosterOf(openDatabase(c.env.DB), id, Date.now());
    if (found === null) throw new Refusal("not_found");
    const others = found.roster.filter(({ agentId }) => agentId !== c.get("agent").id);
    // Outside of its hours a department rings nobody, for whatever.
    if (!found.isOpen || others.length === 0) return c.json({ agents: [] } satisfies FreeAgents);
    const reasons = valueIn(await callObject(() => c.env.DEPARTMENTS.getByName(id).skipReasons(others)));
    const free = reasons.filter(({ why }) => why === null).map(({ agentId }) => agentId);
    const agents = others
      .filter(({ agentId }) => free.includes(agentId))
      .map(({ agentId, name, load, cap }) => ({ id: agentId, name, load, cap }));
    return c.json({ agents } satisfies FreeAgents);
  });

/** Null where it is not the agent's to see. */
async function destinationOf(
  db: Database,
  agent: SignedIn,
  wanted: v.InferOutput<typeof ConnectTo>,
): Promise<Destination | null> {
  const { id } = wanted;
  if (wanted.to === "department") {
    const isMember = agent.departments.some((one) => one.id === id);
    return isMember ? { to: "department", department: id, agent: agent.id } : null;
  }
  const place = await knownPlace(db, id);
  const viewer = { role: "agent", agentId: agent.id, name: agent.name } as const;
  if (supervises(agent, place)) return { to: "chat", chat: id, viewer: { ...viewer, supervises: true } };
  const serves = await servesChat(db, id, agent.id);
  return serves ? { to: "chat", chat: id, viewer: { ...viewer, supervises: false } } : null;
}
