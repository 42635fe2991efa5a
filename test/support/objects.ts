// A department with agents in D1 and the objects of the runtime, for stories that need no doors.
import { env } from "cloudflare:workers";
import { openDatabase } from "../../src/db/database.ts";
import { agents, departments, memberships } from "../../src/db/schema.ts";
import type { ChatConnect, OpenInput } from "../../src/durable/chat-session.ts";
import type { DeskConnect, Standing } from "../../src/durable/department.ts";
import { Line } from "./line.ts";
import { plainSettings, unknownClient } from "./plain.ts";

let made = 0;

/** An id that no other story has: storage is shared by all tests of one file. */
export function newId(prefix: string): string {
  made += 1;
  const random = [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => (byte % 36).toString(36))
    .join("");
  return `${prefix}_${random}${made.toString(36).padStart(8, "0")}`;
}

export const db = openDatabase(env.DB);

export interface Crew {
  departmentId: string;
  ada: Standing;
  bo: Standing;
}

/** A department "Support" with Ada and Bo, both online. */
export async function crew(cap = 5): Promise<Crew> {
  const departmentId = newId("dept");
  await db.insert(departments).values({ id: departmentId, name: "Support", createdAt: 1 });
  const [ada, bo] = await Promise.all([member(departmentId, "Ada", cap), member(departmentId, "Bo", cap)]);
  return { departmentId, ada, bo };
}

async function member(departmentId: string, name: string, cap: number): Promise<Standing> {
  const id = newId("agent");
  await db.insert(agents).values({
    id,
    email: `${id}@example.com`,
    name,
    role: "agent",
    passwordHash: "-",
    status: "online",
    statusAt: 1,
    cap,
    createdAt: 1,
  });
  await db.insert(memberships).values({ agentId: id, departmentId });
  return { agentId: id, name, status: "online", statusAt: 1, load: 0, cap };
}

export function openInput(departmentId: string, change: Partial<OpenInput> = {}): OpenInput {
  return {
    id: newId("chat"),
    siteId: newId("site"),
    department: { id: departmentId, name: "Support" },
    visitor: { id: newId("visitor"), name: "Vic", email: "vic@example.com" },
    question: "Where is my order?",
    client: unknownClient,
    settings: plainSettings,
    offerId: newId("offer"),
    ...change,
  };
}

export async function connectChat(chatId: string, viewer: ChatConnect["viewer"]): Promise<Response> {
  const connect: ChatConnect = { viewer, ticketId: newId("jti"), ticketExpiresAt: Date.now() + 60_000 };
  return env.CHATS.getByName(chatId).fetch("https://chat/", upgrade(connect));
}

export async function connectDesk(departmentId: string, standing: Standing): Promise<Line> {
  const connect: DeskConnect = {
    departmentId,
    standing,
    ticketId: newId("jti"),
    ticketExpiresAt: Date.now() + 60_000,
  };
  const line = new Line(
    await env.DEPARTMENTS.getByName(departmentId).fetch("https://desk/", upgrade(connect)),
  );
  line.send({ type: "hello", v: 1 });
  await line.of("hello");
  return line;
}

/** A viewer's line after the hello. */
export async function line(chatId: string, viewer: ChatConnect["viewer"], after = 0): Promise<Line> {
  const opened = new Line(await connectChat(chatId, viewer));
  opened.send({ type: "hello", v: 1, after });
  await opened.of("hello");
  return opened;
}

function upgrade(connect: unknown): RequestInit {
  return { headers: { Upgrade: "websocket", "x-porchlight-connect": JSON.stringify(connect) } };
}
