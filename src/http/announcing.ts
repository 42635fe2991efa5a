// What departments are told, so that they tell their pages. An agent goes online or offline: D1 knows it first, then every department of the agent. Who goes offline declines what
// was asked of nobody else, so that no transfer waits for somebody who has gone.
import { setStatus } from "../db/agents.ts";
import type { Database } from "../db/database.ts";
import type { SignedIn } from "../db/sessions.ts";
import type { Env } from "../env.ts";
import type { AgentStatus, Preferences } from "../protocol/desk-frames.ts";
import { decline } from "./accepting.ts";
import { callObject } from "./call-object.ts";
import { logError, Refusal, valueIn } from "./problems.ts";

export async function announceStatus(
  env: Env,
  db: Database,
  agent: SignedIn,
  status: AgentStatus,
): Promise<void> {
  const standing = await setStatus(db, agent.id, status, Date.now());
  if (standing === null) throw new Refusal("unauthenticated");
  const told = await Promise.all(
    agent.departments.map(({ id }) => callObject(() => env.DEPARTMENTS.getByName(id).setStatus(standing))),
  );
  const asked = told.flatMap((answer) => valueIn(answer).asked);
  if (status === "offline")
    await Promise.all(asked.map((offer) => declineQuietly(env, db, { agent, ...offer })));
}

/** The choice stands in D1 already; a page that is not reached now reads it when it comes back. */
export async function announcePreferences(
  env: Env,
  { id: agentId, departments }: SignedIn,
  preferences: Preferences,
): Promise<void> {
  await Promise.all(
    departments.map(({ id }) =>
      env.DEPARTMENTS.getByName(id)
        .tellPreferences(agentId, preferences)
        .catch((error: unknown) => logError(error, { what: "tell preferences" })),
    ),
  );
}

/** Pages that show one of the tickets want to look again; one that is not reached looks when somebody comes back to it. */
export async function announceTickets(
  env: Env,
  departmentIds: ReadonlySet<string>,
  ticketIds: readonly string[],
): Promise<void> {
  const ticketId = ticketIds.length === 1 ? (ticketIds[0] ?? null) : null;
  await Promise.all(
    [...departmentIds].map((id) =>
      env.DEPARTMENTS.getByName(id)
        .ticketWritten(ticketId, [])
        .catch((error: unknown) => logError(error, { what: "tell tickets" })),
    ),
  );
}

/** The offer may be over by now, and its own time ends it in any case. */
async function declineQuietly(
  env: Env,
  db: Database,
  answer: { agent: SignedIn; chatId: string; offerId: string },
): Promise<void> {
  try {
    await decline(env, db, { ...answer, reason: "", because: "offline" });
  } catch (error) {
    if (!(error instanceof Refusal)) logError(error, { what: "decline on going offline" });
  }
}
