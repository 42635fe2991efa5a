import type { Actor, AgentActor, Chat, ChatCommand, ChatEvent, OpenCommand } from "../../src/domain/chat.ts";
import { decide, open } from "../../src/domain/chat-decider.ts";
import { type Effect, effectsOf } from "../../src/domain/chat-effects.ts";
import { entryOf } from "../../src/domain/chat-entries.ts";
import { begin, evolve } from "../../src/domain/chat-evolution.ts";
import { due } from "../../src/domain/chat-timers.ts";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { plainSettings, unknownClient } from "./plain.ts";

export const departmentId = `dept_${"d".repeat(20)}`;
export const otherDepartmentId = `dept_${"e".repeat(20)}`;
export const offerId = `offer_${"o".repeat(20)}`;
export const ada: AgentActor = {
  role: "agent",
  id: `agent_${"a".repeat(20)}`,
  name: "Ada",
  departmentIds: [departmentId, otherDepartmentId],
  supervises: false,
};
export const bo: AgentActor = {
  role: "agent",
  id: `agent_${"b".repeat(20)}`,
  name: "Bo",
  departmentIds: [departmentId, otherDepartmentId],
  supervises: false,
};
/** An agent of another department. */
export const cy: AgentActor = {
  role: "agent",
  id: `agent_${"c".repeat(20)}`,
  name: "Cy",
  departmentIds: [],
  supervises: false,
};
/** A supervisor of the department. */
export const sue: AgentActor = {
  role: "agent",
  id: `agent_${"s".repeat(20)}`,
  name: "Sue",
  departmentIds: [departmentId],
  supervises: true,
};
export const vic: Actor = { role: "visitor" };

export const openCommand: OpenCommand = {
  type: "open",
  at: 1_000,
  offerId,
  chat: {
    id: `chat_${"1".repeat(20)}`,
    siteId: `site_${"s".repeat(20)}`,
    department: { id: departmentId, name: "Support" },
    visitor: { id: `visitor_${"v".repeat(20)}`, name: "Vic", email: "vic@example.com" },
    question: "Where is my order?",
    client: unknownClient,
    settings: plainSettings,
  },
};

export interface Life {
  chat: Chat;
  entries: LoggedEntry[];
  effects: Effect[];
  events: ChatEvent[];
}

export function beginLife(command: OpenCommand = openCommand): Life {
  const [opened, ...others] = open(command);
  if (opened?.type !== "opened") throw new Error("a chat opens with `opened`");
  const chat = begin(opened);
  return happen({ chat, entries: [], effects: effectsOf(null, opened, chat), events: [opened] }, others);
}

export function happen(life: Life, events: readonly ChatEvent[]): Life {
  const next = {
    ...life,
    entries: [...life.entries],
    effects: [...life.effects],
    events: [...life.events, ...events],
  };
  for (const event of events) {
    const after = evolve(next.chat, event);
    const entry = entryOf(event, after.seq);
    if (entry) next.entries.push(entry);
    next.effects.push(...effectsOf(next.chat, event, after));
    next.chat = after;
  }
  return next;
}

export function step(life: Life, command: ChatCommand): Life {
  const decision = decide(life.chat, command);
  return decision.ok ? happen(life, decision.events) : life;
}

let ids = 0;

/** An id that no offer has had. */
export function freshOfferId(): string {
  ids += 1;
  return `offer_${ids.toString(36).padStart(20, "0")}`;
}

export function tick(life: Life, now: number): Life {
  let next = life;
  for (let guard = 0; guard < 200; guard++) {
    const command = due(next.chat, now, freshOfferId());
    if (!command) return next;
    next = step(next, command);
  }
  throw new Error("time does not pass");
}
