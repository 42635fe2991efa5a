// Who may import whom. The picture of the README as rules: a room names the rooms it may use.
import type { Import } from "./imports.ts";

type Room = "protocol" | "domain" | "durable" | "db" | "http" | "jobs" | "web" | "entry";

const rooms: readonly string[] = ["protocol", "domain", "durable", "db", "http", "jobs", "web"];

/** What a room uses when it runs, and what it may know the shape of besides. */
const allowed: Record<Exclude<Room, "entry">, { runs: Room[]; types: Room[] }> = {
  protocol: { runs: [], types: [] },
  domain: { runs: ["protocol"], types: [] },
  db: { runs: ["domain", "protocol"], types: ["durable"] },
  durable: { runs: ["domain", "protocol"], types: ["entry"] },
  http: { runs: ["domain", "protocol", "db", "jobs"], types: ["durable", "entry"] },
  jobs: { runs: ["domain", "protocol", "db"], types: ["durable", "http", "entry"] },
  web: { runs: ["protocol", "domain"], types: ["http"] },
};

/** Only the deliverers of an object's outbox reach the database. */
const reachesDatabase = /^src\/durable\/[a-z-]*(effects?|outbox)[a-z-]*\.ts$/;

/** Packages that only one kind of room knows of. Everything not named here is free. */
const platform = /^(cloudflare:|node:|hono|@hono\/|drizzle-orm|jose)/;

function roomOf(file: string): Room {
  const room = file.split("/")[1] ?? "";
  return rooms.includes(room) ? (room as Room) : "entry";
}

/** Why the import is not allowed; null where it is. */
export function wrongArrow({ from, to, typeOnly }: Import): string | null {
  const room = roomOf(from);
  if (room === "entry") return null;
  const say = (why: string) => `${from} → ${to}: ${why}`;
  if (!to.startsWith("src/")) {
    if (to.startsWith("..") || to.startsWith("test/")) return say("it lies outside of src");
    const pure = room === "protocol" || room === "domain" || room === "web";
    return pure && platform.test(to) ? say(`${room} knows no platform`) : null;
  }
  const target = roomOf(to);
  if (target === room || allowed[room].runs.includes(target)) return null;
  if (typeOnly && allowed[room].types.includes(target)) return null;
  if (room === "durable" && target === "db" && reachesDatabase.test(from)) return null;
  return say(
    allowed[room].types.includes(target)
      ? `${room} may import only types of ${target}`
      : `${room} may not know ${target}`,
  );
}
