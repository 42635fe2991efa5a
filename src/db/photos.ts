// Which photo an agent has. The picture itself is an object under its key.
import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { agents } from "./schema.ts";

/** Null where the agent has none, or there is no such agent. */
export async function photoKeyOf(db: Database, agentId: string): Promise<string | null> {
  return (await keyQuery(db, agentId))[0]?.photo ?? null;
}

/** Null takes the photo away. Answers the one before, whose object nobody asks for any more. */
export async function setPhotoKey(db: Database, agentId: string, key: string | null): Promise<string | null> {
  const [before] = await db.batch([
    keyQuery(db, agentId),
    db.update(agents).set({ photo: key }).where(eq(agents.id, agentId)),
  ]);
  return before[0]?.photo ?? null;
}

function keyQuery(db: Database, agentId: string) {
  return db.select({ photo: agents.photo }).from(agents).where(eq(agents.id, agentId));
}
