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
  if (rows.length === 0) return [];
  const isAmong = (ids: readonly (string | null)[]) =>
    sql`id in (select value from json_each(${JSON.stringify([...new Set(ids)])}))`;
  const [teams, owners] = await db.batch([
    db
      .select({ id: departments.id, name: departments.name })
      .from(departments)
      .where(isAmong(rows.map(({ departmentId }) => departmentId))),
    // Whom the ticket's own list of people does not name was made its owner later.
    db
      .select({ id: agents.id, name: agents.name })
      .from(agents)
      .where(
        isAmong(
          rows.flatMap(({ ownerId, people }) => (ownerId === null || people[ownerId] ? [] : [ownerId])),
        ),
      ),
  ]);
  const names = new Map([...teams, ...owners].map(({ id, name }) => [id, name]));
  return rows.map((row) => rowOf(row, names));
}

function rowOf(row: Listed, names: ReadonlyMap<string, string>): TicketRow {
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
