// Asking another agent to take a chat or to help, as the pages do, and what the people of such a story wait for.
import type { AssignedChat, OfferCard } from "../../src/protocol/desk-frames.ts";
import { call } from "./doors.ts";
import { type Agent, type Talker, until, type Visitor } from "./people.ts";
import type { World } from "./world.ts";

let frames = 0;

export interface Wish {
  kind: "transfer" | "invite";
  departmentId: string;
  /** Null or absent: whoever of the department accepts first. */
  agentId?: string | null;
  message?: string;
  epoch?: number;
}

/** `agent` asks over REST, as the page does. */
export function asks(agent: Agent, chatId: string, wish: Wish): Promise<Response> {
  frames += 1;
  const json = { cid: `client-of-requests.${frames}`, ...wish };
  return call(`/agent/chats/${chatId}/requests`, { json, cookie: agent.cookie });
}

export async function rings(agent: Agent, chatId: string, kind: OfferCard["kind"]): Promise<OfferCard> {
  return until(
    () => agent.offers.value.find((offer) => offer.chatId === chatId && offer.kind === kind),
    `${agent.name} hears the ${kind}`,
  );
}

/** Ada talks with Vic; Bo is there too. */
export async function talking(world: World): Promise<{ ada: Agent; bo: Agent; vic: Visitor; chat: Talker }> {
  const ada = await world.agent("Ada");
  const vic = await world.visitor("Vic", "Where is my order?");
  const chat = await ada.takes(await ada.hearsRing(vic.chatId));
  const bo = await world.agent("Bo");
  await world.between();
  return { ada, bo, vic, chat };
}

export async function seesRequest(talker: Talker, open: boolean): Promise<void> {
  await until(
    () => (talker.client.replica.value.view?.staff?.request !== null) === open,
    `a request is ${open}`,
  );
}

/** A supervisor gives the chat away over REST, as the page does. */
export function gives(by: Agent, chatId: string, to: { id: string }, epoch?: number): Promise<Response> {
  const json = { agentId: to.id, ...(epoch === undefined ? {} : { epoch }) };
  return call(`/agent/chats/${chatId}/assign`, { json, cookie: by.cookie });
}

export async function isGiven(agent: Agent, chatId: string): Promise<AssignedChat> {
  return until(
    () => agent.given.value.find((chat) => chat.chatId === chatId),
    `${agent.name} is told of the chat`,
  );
}
