// A supervisor gives a live chat to an agent of its department, who is not asked: to a free one, by the same claim as an
// accept. Whoever serves the chat beside its owner has a place already, and may have it in any case.
import type { Database } from "../db/database.ts";
import { rosterOf } from "../db/departments.ts";
import { photoKeyOf } from "../db/photos.ts";
import type { SignedIn } from "../db/sessions.ts";
import type { AgentInput } from "../durable/chat-session.ts";
import type { Env } from "../env.ts";
import type { Accepted, Assignee, Assignees } from "../protocol/agent-api.ts";
import type { ChatView } from "../protocol/chat-view.ts";
import type { SkipReason } from "../protocol/entry.ts";
import { photoPath } from "../protocol/photos.ts";
import type { RefusalCode } from "../protocol/refusals.ts";
import { claimed } from "./accepting.ts";
import { callObject } from "./call-object.ts";
import { Refusal, valueIn } from "./problems.ts";
import { inputOf, supervisedPlace } from "./supervising.ts";
import { viewOf } from "./view-of.ts";

interface Asking {
  agent: SignedIn;
  chatId: string;
}

const codes: Record<SkipReason, RefusalCode> = {
  offline: "agent_offline",
  no_socket: "agent_unreachable",
  at_cap: "agent_at_cap",
  // A supervisor decides over hours and over what was declined.
  outside_hours: "agent_unreachable",
  declined: "agent_unreachable",
};

/** Whom the chat can be given to; everybody of its department but its owner, those who are free first, by name. */
export async function assignees(env: Env, db: Database, asking: Asking): Promise<Assignees> {
  const { view } = await assignable(env, db, asking);
  const { epoch, department, ownerId, people } = view;
  const members = await membersFor(env, db, view);
  const agents = members.filter(({ id }) => id !== ownerId).toSorted(byFreedom);
  const owner = ownerId === null ? null : { id: ownerId, name: people[ownerId]?.name ?? "" };
  return { epoch, department, owner, agents };
}

export async function assign(
  env: Env,
  db: Database,
  { agentId, epoch, ...asking }: Asking & { agentId: string; epoch: number | null },
): Promise<Accepted> {
  const { chatId } = asking;
  const { input, view } = await assignable(env, db, asking);
  const to = (await membersFor(env, db, view)).find(({ id }) => id === agentId);
  if (!to) throw new Refusal("agent_not_in_department");
  if (to.why !== null) throw new Refusal(codes[to.why]);
  const claim = {
    agent: { id: to.id, name: to.name },
    chatId,
    codes: {
      at_cap: "agent_at_cap",
      offline: "agent_offline",
      not_found: "agent_not_in_department",
    },
  } as const;
  const key = await photoKeyOf(db, to.id);
  const assignee = { ...claim.agent, photo: key === null ? undefined : photoPath(key) };
  const assignment = { to: assignee, departmentId: view.department.id, epoch };
  return claimed(env, db, claim, () => env.CHATS.getByName(chatId).assign(input, assignment));
}

/** The chat lives, and the caller supervises it. */
async function assignable(
  env: Env,
  db: Database,
  { agent, chatId }: Asking,
): Promise<{ input: AgentInput; view: ChatView }> {
  const input = inputOf(agent, await supervisedPlace(db, agent, chatId));
  const view = valueIn(await viewOf(env, chatId, { agent, supervises: true }));
  if (view.phase === "ended") throw new Refusal("ended");
  return { input, view };
}

async function membersFor(env: Env, db: Database, view: ChatView): Promise<Assignee[]> {
  const { department, ownerId, participants } = view;
  const roster = (await rosterOf(db, department.id, Date.now()))?.roster ?? [];
  if (roster.length === 0) return [];
  const reasons = valueIn(
    await callObject(() => env.DEPARTMENTS.getByName(department.id).skipReasons(roster)),
  );
  const serving = [...participants, ownerId];
  return roster.map(({ agentId: id, name, load, cap }) => {
    const why = reasons.find(({ agentId }) => agentId === id)?.why ?? null;
    return { id, name, load, cap, why: serving.includes(id) ? null : why };
  });
}

function byFreedom(a: Assignee, b: Assignee): number {
  return Number(a.why !== null) - Number(b.why !== null) || a.name.localeCompare(b.name);
}
