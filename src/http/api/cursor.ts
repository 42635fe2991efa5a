// Where a list goes on: the last row that was given, as text that means nothing to the caller.
import * as v from "valibot";
import { fromBase64url, toBase64url } from "../base64url.ts";
import { Refusal } from "../problems.ts";

const standard = 50;

export interface Paged {
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** Reads one row more than is given, so that the last page is known without a count. */
export async function pageOf<Row, Key, Item>(
  { limit = standard, cursor }: Paged,
  key: { schema: v.GenericSchema<unknown, Key>; of(row: Row): Key },
  rows: (after: Key | null, limit: number) => Promise<Row[]>,
  shown: (row: Row) => Item,
): Promise<{ data: Item[]; nextCursor: string | null }> {
  const found = await rows(cursor === undefined ? null : keyIn(key.schema, cursor), limit + 1);
  const given = found.slice(0, limit);
  const last = given.at(-1);
  const more = found.length > limit && last !== undefined;
  return { data: given.map(shown), nextCursor: more ? cursorOf(key.of(last)) : null };
}

function cursorOf(key: unknown): string {
  return toBase64url(new TextEncoder().encode(JSON.stringify(key)));
}

function keyIn<Key>(schema: v.GenericSchema<unknown, Key>, cursor: string): Key {
  try {
    return v.parse(schema, JSON.parse(new TextDecoder().decode(fromBase64url(cursor))));
  } catch {
    throw new Refusal("bad_cursor");
  }
}

/** Of lists in the order in which things came to be. */
export const byAge = v.object({ at: v.number(), id: v.string() });
