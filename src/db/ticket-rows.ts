// Tickets as the lists and the ticket's own page show them: what is read of each, and the names that belong to its ids.
import { sql } from "drizzle-orm";
import type { TicketRow } from "../protocol/ticket-api.ts";
import type { Database } from "./database.ts";
import { agents, departments } from "./schema.ts";
import { tickets } from "./ticket-schema.ts";

export type Listed = Pick<
  typeof tickets.$inferSelect,
  | "number"
  | "id"
  | "departmentId"
  | "ownerId"
  | "status"
  | "kind"
  | "subject"
  | "contactName"
  | "contactEmail"
  | "createdAt"
  | "endedAt"
  | "people"
  | "channel"
  | "tags"
  | "dueAt"
  | "rating"
  | "filedAt"
  | "waitMs"
  | "firstReplyMs"
  | "durationMs"
  | "client"
  | "revision"
  | "updatedAt"
  | "deletedAt"
>;

export const listedFields = {
  number: tickets.number,
  id: tickets.id,
  departmentId: tickets.departmentId,
  ownerId: tickets.ownerId,
  status: tickets.status,
  kind: tickets.kind,
  subject: tickets.subject,
  contactName: tickets.contactName,
  contactEmail: tickets.contactEmail,
  createdAt: tickets.createdAt,
  endedAt: tickets.endedAt,
  people: tickets.people,
  channel: tickets.channel,
  tags: tickets.tags,
  dueAt: tickets.dueAt,
  rating: tickets.rating,
  filedAt: tickets.filedAt,
  waitMs: tickets.waitMs,
  firstReplyMs: tickets.firstReplyMs,
  durationMs: tickets.durationMs,
  client: tickets.client,
  revision: tickets.revision,
  updatedAt: tickets.updatedAt,
  deletedAt: tickets.deletedAt,
};

/** The rows with the names of their departments and owners. */
export async function ticketRows(db: Database, rows: readonly Listed[]): Promise<TicketRow[]> {
  const names = await namesFor(db, rows);
  return rows.map((row) => ticketRow(row, names));
}

/** The names of their departments and owners by id; what is known is not asked for again. */
export async function namesFor(
  db: Database,
  all: readonly Listed[],
  known: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  const rows = all.filter((row) => namedBy(row).some((id) => !known.has(id)));
  if (rows.length === 0) return known;
  const isAmong = (ids: readonly (string | null)[]) =>
    sql`id in (select value from json_each(${JSON.stringify([...new Set(ids)])}))`;
  const [teams, owners] = await db.batch([
    db
      .select({ id: departments.id, name: departments.name })
      .from(departments)
      .where(isAmong(rows.map(({ departmentId }) => departmentId))),
    db
      .select({ id: agents.id, name: agents.name })
      .from(agents)
      .where(isAmong(rows.flatMap((row) => namedBy(row).slice(1)))),
  ]);
  const found = [...teams, ...owners].map(({ id, name }) => [id, name] as const);
  // Those who are gone have no name, and are not asked for again either.
  return new Map([...known, ...rows.flatMap(namedBy).map((id) => [id, ""] as const), ...found]);
}

/** Whom the ticket's own list of people does not name was made its owner later. */
function namedBy({ departmentId, ownerId, people }: Listed): string[] {
  return ownerId === null || people[ownerId] ? [departmentId] : [departmentId, ownerId];
}

export function ticketRow(row: Listed, names: ReadonlyMap<string, string>): TicketRow {
  const { departmentId, ownerId, people, contactName, contactEmail, client, deletedAt: _at, ...same } = row;
  const { browser, system, country, language, pageUrl } = client;
  return {
    ...same,
    ...{ browser, system, country, language, pageUrl },
    department: { id: departmentId, name: names.get(departmentId) ?? "" },
    owner: ownerId === null ? null : { id: ownerId, name: people[ownerId]?.name ?? names.get(ownerId) ?? "" },
    contact: { name: contactName, email: contactEmail },
  };
}

export function listedOf(row: typeof tickets.$inferSelect): Listed {
  return Object.fromEntries(
    (Object.keys(listedFields) as (keyof Listed)[]).map((key) => [key, row[key]]),
  ) as Listed;
}
