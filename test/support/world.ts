// A small world in the real runtime: a site, a department, visitors and agents who come in by the doors and use the shipped
// client. Between steps the objects may be evicted or aborted, as a deploy or a crash would do.
import {
  abortAllDurableObjects,
  evictAllDurableObjects,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { agents, departments, memberships, sites } from "../../src/db/schema.ts";
import type { ChatSession } from "../../src/durable/chat-session.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import type { StartChat, StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, cookieOf, password, passwordHash } from "./doors.ts";
import { db, newId } from "./objects.ts";
import { Agent, until, Visitor } from "./people.ts";

/** What befalls the objects between two steps. */
export type Mode = "plain" | "evicted" | "aborted";
export const modes: readonly Mode[] = ["plain", "evicted", "aborted"];

export class World {
  readonly mode: Mode;
  readonly siteKey = newId("key");
  readonly departmentId = newId("dept");
  readonly #chatIds = new Set<string>();
  readonly #open: (Agent | Visitor)[] = [];

  constructor(mode: Mode) {
    this.mode = mode;
  }

  async begin(ringSeconds = 60, settings: Partial<typeof departments.$inferInsert> = {}): Promise<this> {
    await db.insert(sites).values({ id: newId("site"), key: this.siteKey, name: "Shop", createdAt: 1 });
    await db
      .insert(departments)
      .values({ id: this.departmentId, name: "Support", ringSeconds, createdAt: 1, ...settings });
    return this;
  }

  /** Between two steps: the objects sleep or die, as the mode says, and what was left undone is taken up. */
  async between(): Promise<void> {
    if (this.mode === "evicted") await evictAllDurableObjects();
    if (this.mode === "aborted") {
      await abortAllDurableObjects();
      // Everyone's page comes back by itself; a story goes on when all are there again.
      await Promise.all(this.#open.map((person) => person.isBack()));
    }
    for (const chatId of this.#chatIds) await this.deliver(chatId);
  }

  /** Everything that the chat has to tell others has left. */
  async deliver(chatId: string): Promise<void> {
    const chat = env.CHATS.getByName(chatId);
    for (let tries = 0; tries < 50; tries++) {
      await runDurableObjectAlarm(chat);
      if ((await undelivered(chat)) === 0) return;
    }
    throw new Error("the outbox does not empty");
  }

  /** A second department of the site. */
  async department(name: string, settings: Partial<typeof departments.$inferInsert> = {}): Promise<string> {
    const id = newId("dept");
    await db.insert(departments).values({ id, name, createdAt: 1, ...settings });
    return id;
  }

  /** An agent who is signed in, online and at the desk of one department. */
  async agent(
    name: string,
    cap = 5,
    { role = "agent", departmentId = this.departmentId }: { role?: Role; departmentId?: string } = {},
  ): Promise<Agent> {
    const id = newId("agent");
    const email = `${id}@example.com`;
    await db.insert(agents).values({
      id,
      email,
      name,
      role,
      passwordHash: await passwordHash(),
      status: "offline",
      statusAt: 1,
      cap,
      createdAt: 1,
    });
    await db.insert(memberships).values({ agentId: id, departmentId });
    const login = await call("/agent/login", { json: { email, password } });
    const agent = new Agent(id, name, cookieOf(login), departmentId);
    this.#open.push(agent);
    await agent.put("/agent/status", { status: "online" });
    await until(() => agent.desk.state.value === "live", `${name} is at the desk`);
    return agent;
  }

  /** `more`: what else the website sends with the start. */
  async visitor(name: string, question: string, more: Partial<StartChat> = {}): Promise<Visitor> {
    const started = await call("/visitor/chats", {
      json: {
        site: this.siteKey,
        departmentId: this.departmentId,
        startKey: newId("start-key-of-a-visitor"),
        name,
        email: "vic@example.com",
        question,
        ...more,
      },
      headers: { "cf-connecting-ip": newId("ip") },
    });
    if (started.status !== 201) throw new Error(`start: ${started.status} ${await started.text()}`);
    const visitor = new Visitor(await started.json<StartedChat>());
    this.#chatIds.add(visitor.chatId);
    this.#open.push(visitor);
    await until(() => visitor.client.connection.value === "live", `${name} is connected`);
    await this.deliver(visitor.chatId);
    return visitor;
  }

  /** The chat's tickets, straight from D1. */
  async tickets(chatId: string): Promise<{ id: string; kind: string }[]> {
    const { results } = await env.DB.prepare("SELECT id, kind FROM tickets WHERE id = ?")
      .bind(chatId)
      .all<{ id: string; kind: string }>();
    return results;
  }

  async claims(): Promise<number> {
    const found = await env.DB.prepare(
      "SELECT count(*) AS n FROM claims JOIN memberships USING (agent_id) WHERE department_id = ?",
    )
      .bind(this.departmentId)
      .first<{ n: number }>();
    return found?.n ?? 0;
  }

  end(): void {
    for (const person of this.#open) person.close();
  }
}

async function undelivered(chat: DurableObjectStub<ChatSession>): Promise<number> {
  return runInDurableObject(chat, (_chat, state) =>
    Number(state.storage.sql.exec("SELECT count(*) AS n FROM outbox").one().n),
  );
}
