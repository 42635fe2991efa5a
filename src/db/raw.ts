// SQL that drizzle has no words for, several statements of it in one transaction: drizzle's own batch takes no raw ones
// with values in them (drizzle-orm 0.45, d1/session.ts).
import type { SQL } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Database } from "./database.ts";

const dialect = new SQLiteSyncDialect({ casing: "snake_case" });

/** The rows of each, in order. */
export async function inOne<Rows extends unknown[][]>(
  db: Database,
  ...queries: readonly SQL[]
): Promise<Rows> {
  const results = await db.$client.batch(
    queries.map((query) => {
      const { sql, params } = dialect.sqlToQuery(query);
      return db.$client.prepare(sql).bind(...params);
    }),
  );
  return results.map((result) => result.results) as Rows;
}
