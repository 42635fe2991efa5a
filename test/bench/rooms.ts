// Two people on one line: in a real chat through every door, or over the bare floor.

import { subprotocol } from "../../src/protocol/chat-frames.ts";
import type { DeskFrameDown } from "../../src/protocol/desk-frames.ts";
import { type AgentCaller, setUp, signIn, startChat } from "../support/outside/callers.ts";
import type { Instance } from "./instance.ts";
import { type Line, nextFrame, openLine } from "./line.ts";

export interface Room {
  visitor: Line;
  agent: Line;
}

const client = "benchbenchbenchbench";

/** Frames that say something, each with the next number of one client. */
export function sayings(): () => object {
  let n = 0;
  return () => ({
    type: "say",
    cid: `${client}.${++n}`,
    body: "Hello, my parcel has not arrived yet. Can you look where it is?",
  });
}

export async function floorRoom({ origin }: Instance, name: string): Promise<Room> {
  const at = (author: string) => openLine(`${origin.replace("http", "ws")}/floor/${name}/${author}`);
  return { visitor: await at("visitor"), agent: await at("agent") };
}

export interface Desk {
  ada: AgentCaller;
  siteKey: string;
  departmentId: string;
  /** The department's socket: where chats ring. */
  line: Line;
}

/** Porchlight set up, and Ada online with a page open. */
export async function openDesk({ origin, secret }: Instance): Promise<Desk> {
  const { siteKey, departmentId } = await setUp(origin, secret);
  const ada = await signIn(origin);
  const line = await openLine(`${origin.replace("http", "ws")}/ws`, [
    subprotocol,
    await ada.connectTicket("department", departmentId),
  ]);
  const hello = nextFrame(line, "hello");
  line.send({ type: "hello", v: 1 });
  await hello;
  await ada.setStatus("online");
  return { ada, siteKey, departmentId, line };
}

export interface ChatRoom extends Room {
  chatId: string;
}

/** A visitor asks, Ada accepts, both are on the line. */
export async function chatRoom({ origin }: Instance, desk: Desk): Promise<ChatRoom> {
  const { ada, siteKey, departmentId } = desk;
  const rings = nextFrame<Extract<DeskFrameDown, { type: "ring" }>>(desk.line, "ring");
  const started = await startChat(origin, {
    site: siteKey,
    departmentId,
    name: "Vic",
    email: "vic@example.com",
    question: "Where is my parcel?",
  });
  const visitor = await connect(origin, started.ticket);
  const { offer } = await rings;
  await ada.accept(started.chatId, offer.offerId);
  const agent = await connect(origin, await ada.connectTicket("chat", started.chatId));
  return { chatId: started.chatId, visitor, agent };
}

async function connect(origin: string, ticket: string): Promise<Line> {
  const line = await openLine(`${origin.replace("http", "ws")}/ws`, [subprotocol, ticket]);
  const hello = nextFrame(line, "hello");
  line.send({ type: "hello", v: 1, after: 0 });
  await hello;
  return line;
}
