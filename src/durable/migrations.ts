// The tables inside an object's own SQLite, as numbered steps. A step that has landed is never edited.

export function migrate(storage: DurableObjectStorage, steps: readonly string[]): void {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS schema (version INTEGER PRIMARY KEY)");
  const done =
    sql.exec<{ version: number | null }>("SELECT max(version) AS version FROM schema").one().version ?? 0;
  for (const [index, step] of steps.entries()) {
    const version = index + 1;
    if (version <= done) continue;
    storage.transactionSync(() => {
      sql.exec(step);
      sql.exec("INSERT INTO schema (version) VALUES (?)", version);
    });
  }
}

const outbox = `
  CREATE TABLE outbox (
    key TEXT PRIMARY KEY,
    effect TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    put_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL
  ) WITHOUT ROWID;`;

const usedTickets = `
  CREATE TABLE used_tickets (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;`;

export const chatSteps: readonly string[] = [
  `CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    chat TEXT NOT NULL
  );
  CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    sender TEXT NOT NULL,
    cid TEXT,
    body TEXT NOT NULL
  );
  CREATE TABLE marks (
    author TEXT PRIMARY KEY,
    delivered INTEGER NOT NULL,
    seen INTEGER NOT NULL
  ) WITHOUT ROWID;
  ${outbox}
  ${usedTickets}`,
];

export const departmentSteps: readonly string[] = [
  `CREATE TABLE agents (
    id TEXT PRIMARY KEY,
    standing TEXT NOT NULL,
    gone_at INTEGER,
    rung_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE offers (
    id TEXT PRIMARY KEY,
    chat_id TEXT NOT NULL,
    rings_since INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    card TEXT NOT NULL,
    answer TEXT NOT NULL,
    request TEXT NOT NULL,
    declined TEXT NOT NULL,
    closed INTEGER NOT NULL
  ) WITHOUT ROWID;
  ${usedTickets}`,
  // What those who watch were told last: whether somebody is free.
  `CREATE TABLE told (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    free INTEGER NOT NULL,
    at INTEGER NOT NULL
  );`,
];
