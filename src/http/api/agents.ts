// Agents over the admin API: accounts, roles, departments and how many chats each may have.
import {
  type AgentAccount as Account,
  agentById,
  agentsAfter,
  createAgent,
  editAgent,
  unknownDepartments,
} from "../../db/agent-edits.ts";
import type { Database } from "../../db/database.ts";
import { AgentAccount, CreateAgent, EditAgent, OfAgent, Page, Paging } from "../../protocol/admin-api.ts";
import { hashPassword } from "../passwords.ts";
import { Refusal } from "../problems.ts";
import { byAge, pageOf } from "./cursor.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";

export const agents: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/agents",
    scope: "agents:read",
    summary: "All agents, the oldest first",
    query: Paging,
    answer: Page(AgentAccount),
    run: ({ query }, { db }) =>
      pageOf(
        query,
        { schema: byAge, of: ({ createdAt, id }: Account) => ({ at: createdAt, id }) },
        (after, limit) => agentsAfter(db, after, limit),
        (account) => account,
      ),
  }),
  endpoint({
    method: "POST",
    path: "/agents",
    scope: "agents:write",
    summary: "A new agent, who can sign in at once",
    body: CreateAgent,
    answer: AgentAccount,
    async run({ body }, { db, now, newId, audit }) {
      const { password, departmentIds, email, ...fields } = body;
      await checkDepartments(db, departmentIds);
      const id = await newId("agent");
      const agent = {
        ...{ ...fields, id, email: email.toLowerCase(), createdAt: now, statusAt: now },
        passwordHash: await hashPassword(password),
      };
      const said = { ...fields, email: agent.email, departmentIds };
      const made = await createAgent(db, agent, departmentIds, audit("agent.created", id, said));
      if (made === null) throw new Refusal("email_taken");
      return made;
    },
  }),
  endpoint({
    method: "GET",
    path: "/agents/:id",
    scope: "agents:read",
    summary: "One agent",
    params: OfAgent,
    answer: AgentAccount,
    async run({ params }, { db }) {
      const found = await agentById(db, params.id);
      if (found === null) throw new Refusal("not_found");
      return found;
    },
  }),
  endpoint({
    method: "PATCH",
    path: "/agents/:id",
    scope: "agents:write",
    summary: "Changes an agent; a new password signs them out everywhere",
    params: OfAgent,
    body: EditAgent,
    answer: AgentAccount,
    async run({ params, body }, { db, audit }) {
      const before = await agentById(db, params.id);
      if (before === null) throw new Refusal("not_found");
      if (Object.keys(body).length === 0) return before;
      const { password, departmentIds, email, ...fields } = body;
      await checkDepartments(db, departmentIds ?? []);
      const address = email === undefined ? {} : { email: email.toLowerCase() };
      const secret = password === undefined ? {} : { passwordHash: await hashPassword(password) };
      const change = { ...given(fields), ...address, ...secret };
      const said = { ...given(fields), ...address, ...(departmentIds ? { departmentIds } : {}) };
      const entry = audit("agent.edited", before.id, { ...said, ...(password ? { password: "new" } : {}) });
      const edited = await editAgent(db, before.id, change, departmentIds, entry).catch((error: unknown) => {
        if (/UNIQUE constraint failed: agents\.email/.test(textOf(error))) throw new Refusal("email_taken");
        throw error;
      });
      if (edited === null) throw new Refusal("last_admin");
      return edited;
    },
  }),
];

async function checkDepartments(db: Database, ids: readonly string[]): Promise<void> {
  const unknown = await unknownDepartments(db, ids);
  if (unknown.length > 0)
    throw new Refusal("bad_request", { department_ids: `${unknown.join(", ")} is no department` });
}

function given<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

/** With what it was caused by, which is what the database says. */
function textOf(error: unknown): string {
  return error instanceof Error
    ? `${error.message} ${error.cause === undefined ? "" : textOf(error.cause)}`
    : String(error);
}
