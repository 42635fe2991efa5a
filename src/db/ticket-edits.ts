// Changing tickets: what the rule asks about, and what it answers, written with the activity in one transaction. A ticket
// that has another revision than the one it was decided on is left alone.
import { inArray, or, type SQL, sql } from "drizzle-orm";
import type { Colleague, Editable, Named } from "../domain/ticket-editing.ts";
import type { Change } from "../protocol/ticket-changes.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";
import { agents, departments, memberships } from "./schema.ts";
import { ticketActivity, tickets } from "./ticket-schema.ts";

export interface Held extends Editable {
  id: string;
  number: number;
  revision: number;
}

/** Those to whom a ticket can be given, of the ids that were asked about. */
export interface Directory {
  colleague(id: string): Colleague | "unknown";
  department(id: string): Named | "unknown";
}

export interface Ids {
  owners: readonly (string | null | undefined)[];
  departments: readonly (string | undefined)[];
}

/** The tickets by id, deleted ones among them, and the directory of all whom they and `named` name. */
export async function heldTickets(
  db: Database,
  ids: readonly string[],
  named: Ids,
): Promise<{ held: Map<string, Held>; directory: Directory }> {
  const { id, number, revision, status, ownerId, departmentId, tags, dueAt, deletedAt } = tickets;
  const rows = await db
    .select({ id, number, revision, status, ownerId, departmentId, tags, dueAt, deletedAt })
    .from(tickets)
    .where(isAmong(sql`${id}`, ids));
  const directory = await directoryOf(db, {
    owners: [...named.owners, ...rows.map((row) => row.ownerId)],
    departments: [...named.departments, ...rows.map((row) => row.departmentId)],
  });
  const held = rows.map(({ ownerId: owner, departmentId: of, ...row }): [string, Held] => [
    row.id,
    {
      ...row,
      owner: owner === null ? null : known(directory.colleague(owner), { ...noPlace, id: owner, name: "" }),
      department: known(directory.department(of), { id: of, name: "" }),
    },
  ]);
  return { held: new Map(held), directory };
}

const noPlace = { seesAll: false, departmentIds: [] };

function known<T>(found: T | "unknown", gone: T): T {
  return found === "unknown" ? gone : found;
}

async function directoryOf(db: Database, ids: Ids): Promise<Directory> {
  const [teams, people, places] = await db.batch([
    db
      .select({ id: departments.id, name: departments.name })
      .from(departments)
      .where(isAmong(sql`${departments.id}`, ids.departments)),
    db
      .select({ id: agents.id, name: agents.name, role: agents.role })
      .from(agents)
      .where(isAmong(sql`${agents.id}`, ids.owners)),
    db
      .select()
      .from(memberships)
      .where(isAmong(sql`${memberships.agentId}`, ids.owners)),
  ]);
  const byTeam = new Map(teams.map((team) => [team.id, team]));
  const byPerson = new Map(
    people.map(({ role, ...person }) => [
      person.id,
      {
        ...person,
        seesAll: role !== "agent",
        departmentIds: places
          .filter(({ agentId }) => agentId === person.id)
          .map((place) => place.departmentId),
      },
    ]),
  );
  return {
    colleague: (id) => byPerson.get(id) ?? "unknown",
    department: (id) => byTeam.get(id) ?? "unknown",
  };
}

/** One parameter, however many there are. */
function isAmong(column: SQL, ids: readonly (string | null | undefined)[]): SQL {
  const wanted = [...new Set(ids.filter((id) => typeof id === "string"))];
  return sql`${column} in (select value from json_each(${JSON.stringify(wanted)}))`;
}

/** What happened to each of the tickets after the revision that is named with it, the oldest first. */
export async function changesSince(
  db: Database,
  seen: readonly { id: string; revision: number }[],
): Promise<Map<string, Change[]>> {
  const [rows] = await inOne<[{ id: string; change: string }[]]>(
    db,
    sql`
      select ticket_id as id, change from json_each(${JSON.stringify(seen)}) as seen
      cross join ${ticketActivity}
        on ticket_id = seen.value ->> 'id' and revision > seen.value ->> 'revision'
      order by ticket_id, revision`,
  );
  return changesById(rows);
}

/** The changes by which this agent made these revisions, not longer ago than `since`. */
export async function changesAt(
  db: Database,
  made: readonly { id: string; revision: number }[],
  by: { id: string; since: number },
): Promise<Map<string, Change>> {
  const [rows] = await inOne<[{ id: string; change: string }[]]>(
    db,
    sql`
      select ticket_id as id, change from json_each(${JSON.stringify(made)}) as made
      cross join ${ticketActivity}
        on ticket_id = made.value ->> 'id' and revision = made.value ->> 'revision'
      where agent_id = ${by.id} and at >= ${by.since}`,
  );
  return new Map([...changesById(rows)].flatMap(([id, [change]]) => (change ? [[id, change]] : [])));
}

function changesById(rows: readonly { id: string; change: string }[]): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  for (const { id, change } of rows) found.set(id, [...(found.get(id) ?? []), JSON.parse(change) as Change]);
  return found;
}

export interface Decided {
  from: Held;
  next: Editable;
  change: Change;
}

export interface Hand {
  id: string;
  name: string;
  at: number;
}

/** Answers those that were written, by id, with their new revision. All of them, or those that had not changed since. */
export async function writeEdits(
  db: Database,
  decided: readonly Decided[],
  by: Hand,
): Promise<Map<string, number>> {
  if (decided.length === 0) return new Map();
  const edits = JSON.stringify(
    decided.map(({ from: { number, revision }, next, change }) => ({
      number,
      revision,
      change,
      ...{ status: next.status, tags: next.tags, dueAt: next.dueAt, deletedAt: next.deletedAt },
      ...{ ownerId: next.owner?.id ?? null, departmentId: next.department.id },
    })),
  );
  const at = sql`cast(${by.at} as integer)`;
  // What is named twice here is in one transaction: either both find the revision, or neither.
  const [, written] = await inOne<[never[], { id: string; revision: number }[]]>(
    db,
    sql`
      insert into ${ticketActivity} (ticket_id, revision, at, agent_id, agent_name, change)
      select tickets.id, tickets.revision + 1, ${at}, ${by.id}, ${by.name}, edits.value ->> 'change'
      from json_each(${edits}) as edits cross join ${tickets} on tickets.number = edits.value ->> 'number'
      where tickets.revision = edits.value ->> 'revision'`,
    sql`
      update ${tickets} set ${sql.join(columnsOf(decided), sql`, `)},
        revision = tickets.revision + 1, updated_at = ${at}
      from json_each(${edits}) as edits
      where tickets.number = edits.value ->> 'number' and tickets.revision = edits.value ->> 'revision'
      returning tickets.id, tickets.revision`,
  );
  return new Map(written.map(({ id, revision }) => [id, revision]));
}

const columns = {
  status: ["status"],
  owner: ["owner_id"],
  department: ["department_id"],
  tags: ["tags"],
  dueAt: ["due_at"],
  note: [],
  reply: [],
  deleted: ["deleted_at"],
  restored: ["deleted_at"],
} as const satisfies Record<keyof Change, readonly string[]>;

const fields = {
  status: "status",
  owner_id: "ownerId",
  department_id: "departmentId",
  tags: "tags",
  due_at: "dueAt",
  deleted_at: "deletedAt",
} as const;

/** No more than what changes: each index whose column is written costs a row. */
function columnsOf(decided: readonly Decided[]): SQL[] {
  const changed = decided.flatMap(({ change }) =>
    (Object.keys(change) as (keyof Change)[]).flatMap((field) => columns[field]),
  );
  return [...new Set(changed)].map((column) => sql.raw(`${column} = edits.value ->> '${fields[column]}'`));
}

/** Nothing where there is no such ticket. A note that is there already is the same note. */
export async function writeNote(
  db: Database,
  ticketId: string,
  { cid, note }: { cid: string; note: string },
  by: Hand,
): Promise<void> {
  const at = sql`cast(${by.at} as integer)`;
  await inOne(
    db,
    sql`
      insert into ${ticketActivity} (ticket_id, revision, at, agent_id, agent_name, change, cid)
      select id, revision + 1, ${at}, ${by.id}, ${by.name}, ${JSON.stringify({ note } satisfies Change)}, ${cid}
      from ${tickets} where id = ${ticketId} and deleted_at is null and not exists (
        select 1 from ${ticketActivity} as said where said.ticket_id = ${ticketId} and said.cid = ${cid}
      )`,
    sql`
      update ${tickets} set revision = revision + 1, updated_at = ${at}
      where id = ${ticketId} and exists (
        select 1 from ${ticketActivity} as made
        where made.ticket_id = ${ticketId} and made.revision = tickets.revision + 1
      )`,
  );
}

/** Who sees some of the departments, by name; everybody sees one where it is `all`. */
export async function possibleOwners(db: Database, of: "all" | readonly string[]): Promise<Named[]> {
  const seesAll = inArray(agents.role, ["supervisor", "admin"]);
  const belongs = (ids: readonly string[]) =>
    sql`${agents.id} in (select agent_id from ${memberships} where ${isAmong(sql`department_id`, ids)})`;
  return db
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(of === "all" ? undefined : or(seesAll, belongs(of)))
    .orderBy(sql`lower(${agents.name})`, agents.id)
    .limit(mostOwners);
}

const mostOwners = 2_000;
