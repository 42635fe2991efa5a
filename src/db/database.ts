// D1 as drizzle sees it. The platform repeats reads, never writes: so every write here may be done twice.
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

export type Database = DrizzleD1Database & { $client: D1Database };

export function openDatabase(d1: D1Database): Database {
  return drizzle(d1, { casing: "snake_case" });
}
