// What an agent is to a chat, by role and departments. The doors prove it, the chat's object believes it.
import { type ChatPlace, placeOfChat } from "../db/chats.ts";
import type { Database } from "../db/database.ts";
import type { SignedIn } from "../db/sessions.ts";
import type { Reach } from "../db/ticket-lists.ts";
import type { AgentInput } from "../durable/chat-session.ts";
import { photoPath } from "../protocol/photos.ts";
import { Refusal } from "./problems.ts";

/** Admins supervise every chat, supervisors those that are of, or ring in, a department of theirs. */
export function supervises(agent: SignedIn, place: ChatPlace): boolean {
  return agent.role === "admin" || (agent.role === "supervisor" && isOfTheirs(agent, place));
}

export function isOfTheirs(agent: SignedIn, { departmentId, ringingDepartmentId }: ChatPlace): boolean {
  return agent.departments.some(({ id }) => id === departmentId || id === ringingDepartmentId);
}

export function inputOf(agent: SignedIn, place: ChatPlace): AgentInput {
  return {
    id: agent.id,
    name: agent.name,
    photo: agent.photo === null ? undefined : photoPath(agent.photo),
    departmentIds: agent.departments.map(({ id }) => id),
    supervises: supervises(agent, place),
  };
}

/** Agents read the tickets of their departments, supervisors and admins all. */
export function reachOf(agent: SignedIn): Reach {
  return agent.role === "agent" ? agent.departments.map(({ id }) => id) : "all";
}

/** Where the chat is. Refuses an id of nothing, so that it wakes no object. */
export async function knownPlace(db: Database, chatId: string): Promise<ChatPlace> {
  const place = await placeOfChat(db, chatId);
  if (place === null) throw new Refusal("not_found");
  return place;
}

/** The same, for what only who supervises the chat may do. */
export async function supervisedPlace(db: Database, agent: SignedIn, chatId: string): Promise<ChatPlace> {
  const place = await knownPlace(db, chatId);
  if (!supervises(agent, place)) throw new Refusal(isOfTheirs(agent, place) ? "forbidden" : "not_found");
  return place;
}
