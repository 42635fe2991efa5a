// Counts what costs money, under the product's code and without its knowledge: rows and alarms of each
// object's storage, rows and queries of D1. Everything runs in one isolate, so a module's variable sees it all.
import type { Counts, StorageCount } from "../counts.ts";

const none = (): StorageCount => ({ rows: 0, alarms: 0, built: 0 });

export const counts: Counts = {
  chat: none(),
  department: none(),
  d1: { queries: 0, read: 0, written: 0 },
};

export function meterStorage({ storage }: DurableObjectState, into: StorageCount): void {
  into.built++;
  const { sql } = storage;
  const exec = sql.exec.bind(sql);
  const counted = (query: string, ...bindings: unknown[]) => {
    const cursor = exec(query, ...bindings);
    into.rows += cursor.rowsWritten;
    return cursor;
  };
  const setAlarm = storage.setAlarm.bind(storage);
  Object.defineProperty(sql, "exec", { value: counted });
  Object.defineProperty(storage, "setAlarm", {
    value: (...given: Parameters<typeof setAlarm>) => {
      into.alarms++;
      return setAlarm(...given);
    },
  });
}

interface Meta {
  rows_read?: number;
  rows_written?: number;
}

const metered = new WeakSet<object>();

/** Every answer of D1 tells its rows, whatever the caller asked for; they are read on the way. */
export function meterDatabase(database: D1Database): void {
  const inner = database as unknown as { fetcher: Fetcher; alwaysPrimarySession: { fetcher: Fetcher } };
  if (metered.has(inner)) return;
  metered.add(inner);
  const { fetcher } = inner;
  const counting = {
    fetch: async (...given: Parameters<Fetcher["fetch"]>) => {
      const answer = await fetcher.fetch(...given);
      const text = await answer.text();
      const told: unknown = JSON.parse(text);
      for (const one of Array.isArray(told) ? told : [told]) count((one as { meta?: Meta }).meta);
      return new Response(text, answer);
    },
  };
  inner.fetcher = counting as unknown as Fetcher;
  inner.alwaysPrimarySession.fetcher = counting as unknown as Fetcher;
}

function count(meta: Meta | undefined): void {
  counts.d1.queries++;
  counts.d1.read += meta?.rows_read ?? 0;
  counts.d1.written += meta?.rows_written ?? 0;
}
