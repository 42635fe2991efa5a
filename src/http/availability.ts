// Which departments a site offers, and whether anybody is there: told on asking, and afterwards by a socket of its own that
// opens nothing else.
import { Hono } from "hono";
import { type Database, openDatabase } from "../db/database.ts";
import { type DepartmentRow, openDepartments } from "../db/departments.ts";
import { type SiteRow, siteByKey } from "../db/sites.ts";
import { availabilityOf } from "../domain/availability.ts";
import type { Env } from "../env.ts";
import {
  type Availability,
  AvailabilityQuery,
  type ConnectTicket,
  type OfferedDepartment,
  WatchAvailability,
} from "../protocol/visitor-api.ts";
import { callObject } from "./call-object.ts";
import { body, query } from "./checked.ts";
import type { Doors } from "./doors.ts";
import { Refusal } from "./problems.ts";
import { settingsOf } from "./sites.ts";
import { signConnectTicket } from "./tokens.ts";

export const availability = new Hono<Doors>()
  .get("/", query(AvailabilityQuery), async (c) => {
    const db = openDatabase(c.env.DB);
    const [site, open] = await Promise.all([siteByKey(db, c.req.valid("query").site), openDepartments(db)]);
    if (site === null) throw new Refusal("not_found");
    const now = Date.now();
    const departments = await offered(c.env, open, offeredAt(site, open), now);
    const { showHours } = settingsOf(site);
    return c.json({
      site: { name: site.name },
      now,
      departments: departments.map((one) => (showHours ? one : { ...one, opensAt: null })),
    } satisfies Availability);
  })
  .post("/ticket", body(WatchAvailability), async (c) => {
    const { site: key, departmentId } = c.req.valid("json");
    const db = openDatabase(c.env.DB);
    const [site, open] = await Promise.all([siteByKey(db, key), openDepartments(db)]);
    if (site === null) throw new Refusal("not_found");
    const shown = offeredAt(site, open);
    const isWatched = shown.some(({ id, overflowId }) => id === departmentId || overflowId === departmentId);
    if (!isWatched || !open.some(({ id }) => id === departmentId)) throw new Refusal("no_department");
    const ticket = await signConnectTicket(c.env, { to: "availability", department: departmentId });
    return c.json({ ticket } satisfies ConnectTicket);
  });

/** Whether a chat begun there now would find anybody. */
export async function isAvailable(env: Env, db: Database, departmentId: string): Promise<boolean> {
  const open = await openDepartments(db);
  const [asked] = await offered(
    env,
    open,
    open.filter(({ id }) => id === departmentId),
    Date.now(),
  );
  return asked?.available ?? false;
}

/** Of the departments that take chats, those that the site offers. */
export function offeredAt(site: SiteRow, open: readonly DepartmentRow[]): DepartmentRow[] {
  const { departments } = settingsOf(site);
  return open.filter(({ id }) => departments.length === 0 || departments.includes(id));
}

async function offered(
  env: Env,
  open: readonly DepartmentRow[],
  shown: readonly DepartmentRow[],
  now: number,
): Promise<OfferedDepartment[]> {
  const overflowOf = ({ overflowId }: DepartmentRow) => open.find(({ id }) => id === overflowId) ?? null;
  const asked = [...new Set(shown.flatMap((one) => [one.id, overflowOf(one)?.id ?? []].flat()))];
  const free = new Set<string>();
  await Promise.all(asked.map(async (id) => (await isFree(env, id)) && free.add(id)));
  return shown.map((department) => ({
    id: department.id,
    name: department.name,
    ...availabilityOf(department, overflowOf(department), (id) => free.has(id), now),
  }));
}

/** A department that cannot be asked has nobody; a chat may be started there all the same. */
async function isFree(env: Env, departmentId: string): Promise<boolean> {
  try {
    const answer = await callObject(() => env.DEPARTMENTS.getByName(departmentId).availability());
    return answer.ok && answer.value.available;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
