// An agent's sessions: only the hash of the cookie's token is kept.
import { and, asc, eq, gt, lte, ne } from "drizzle-orm";
import type { Role } from "../protocol/agent-api.ts";
import type { AgentStatus } from "../protocol/desk-frames.ts";
import { load } from "./agents.ts";
import type { Database } from "./database.ts";
import { agents, chats, claims, departments, memberships, sessions } from "./schema.ts";

/** Who is signed in, with what the doors ask about: departments, and the live chats to open as tabs. */
export interface SignedIn {
  id: string;
  name: string;
  email: string;
  role: Role;
  status: AgentStatus;
  statusAt: number;
  load: number;
  cap: number;
  ringtone: boolean;
  sendOnEnter: boolean;
  setOfflineAt: number | null;
  /** The photo's key; null: none. */
  photo: string | null;
  departments: { id: string; name: string; chatEnabled: boolean }[];
  chats: string[];
}

export async function openSession(
  db: Database,
  session: { tokenHash: string; agentId: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await db.insert(sessions).values(session).onConflictDoNothing();
}

export async function closeSession(db: Database, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

export async function agentOfSession(db: Database, tokenHash: string, now: number): Promise<SignedIn | null> {
  const valid = and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now));
  const [found, theirs, live] = await db.batch([
    db
      .select({
        id: agents.id,
        name: agents.name,
        email: agents.email,
        role: agents.role,
        status: agents.status,
        statusAt: agents.statusAt,
        load,
        cap: agents.cap,
        ringtone: agents.ringtone,
        sendOnEnter: agents.sendOnEnter,
        setOfflineAt: agents.setOfflineAt,
        photo: agents.photo,
      })
      .from(sessions)
      .innerJoin(agents, eq(agents.id, sessions.agentId))
      .where(valid),
    db
      .select({ id: departments.id, name: departments.name, chatEnabled: departments.chatEnabled })
      .from(sessions)
      .innerJoin(memberships, eq(memberships.agentId, sessions.agentId))
      .innerJoin(departments, eq(departments.id, memberships.departmentId))
      .where(valid)
      .orderBy(asc(departments.position), asc(departments.id)),
    // By the claim, which is there at once; who only serves beside the owner has one, too.
    db
      .select({ id: chats.id })
      .from(sessions)
      .innerJoin(claims, eq(claims.agentId, sessions.agentId))
      .innerJoin(chats, eq(chats.id, claims.chatId))
      .where(and(valid, ne(chats.phase, "ended")))
      .orderBy(asc(chats.createdAt)),
  ]);
  const [agent] = found;
  return agent ? { ...agent, departments: theirs, chats: live.map(({ id }) => id) } : null;
}

export async function dropExpiredSessions(db: Database, now: number): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, now));
}
