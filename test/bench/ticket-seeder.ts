// Fills a local D1 with many tickets: three years of chats of eight departments, with transcripts of real conversations,
// in the search index and in the reports. It writes into D1's own file while nothing else has it open, since a million
// tickets through the doors would take a day; triggers, terms and parts are the product's own.
import { DatabaseSync } from "node:sqlite";
import { splitTranscript } from "../../src/db/transcript.ts";
import { marksOf, termsOf } from "../../src/domain/search-text.ts";
import { dayAt, quarterMs } from "../../src/domain/weeks.ts";
import type { VisitorClient } from "../../src/protocol/agent-api.ts";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { type Conversation, otherConversations } from "../support/outside/conversations.ts";
import { progressBar } from "./progress.ts";

const departmentCount = 8;
const agentCount = 24;
const contactCount = 200_000;
const years = 3;
const atOnce = 2_000;

/** Words that few tickets have: one in ten thousand has it in its question. */
export const rareWord = "quetzalcoatlus";
/** And one that nearly all have. */
export const commonWord = "you";

export interface Seeded {
  file: string;
  count: number;
  /** The department and the agent that exist already, and that take most. */
  departmentId: string;
  agentId: string;
  /** The last moment that a ticket came to be. */
  now: number;
}

/** The next number of a row that is always the same, so that two runs make the same tickets. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function seedTickets({ file, count, departmentId, agentId, now }: Seeded): void {
  const db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
  const random = chance(42);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)] as T;
  const id = (kind: string, n: number) => `${kind}_${n.toString(36).padStart(20, "0")}`;
  const departments = [departmentId, ...added(departmentCount - 1, (n) => id("dept", n))];
  const agents = [agentId, ...added(agentCount - 1, (n) => id("agent", n))];
  for (const [n, one] of departments.slice(1).entries())
    db.prepare("INSERT OR IGNORE INTO departments (id, name, created_at) VALUES (?, ?, 1)").run(
      one,
      `Team ${n + 2}`,
    );
  for (const [n, one] of agents.slice(1).entries()) {
    db.prepare(
      `INSERT OR IGNORE INTO agents (id, name, email, role, password_hash, status, status_at, created_at)
       SELECT ?, ?, ?, 'agent', password_hash, 'offline', 1, 1 FROM agents WHERE id = ?`,
    ).run(one, `Agent ${n + 2}`, `agent${n + 2}@example.com`, agentId);
    for (const at of [n % departmentCount, (n + 3) % departmentCount])
      db.prepare("INSERT OR IGNORE INTO memberships (agent_id, department_id) VALUES (?, ?)").run(
        one,
        departments[at] ?? "",
      );
  }

  const talks = otherConversations().map(prepared);
  const ticket = db.prepare(
    `INSERT INTO tickets (number, id, version, site_id, department_id, owner_id, status, kind, subject, question,
       visitor_id, contact_name, contact_email, created_at, started_at, ended_at, wait_ms, first_reply_ms, duration_ms,
       client, people, channel, tags, due_at, rating, rated_at, answers, filed_at, day, chat_department_id, chat_owner_id,
       revision, updated_at)
     VALUES (?, ?, ?, 'site_seed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'chat', ?, ?, ?, ?, '{}', ?, ?, ?, ?,
       0, ?)`,
  );
  const transcript = db.prepare(
    "INSERT INTO transcripts (ticket_id, part, version, entries) VALUES (?, ?, ?, ?)",
  );
  const searched = db.prepare(
    "INSERT INTO ticket_search (rowid, subject, contact, notes, transcript, marks) VALUES (?, ?, ?, '', ?, ?)",
  );
  const quarter = db.prepare(
    "INSERT INTO ticket_quarters (quarter, first_number) VALUES (?, ?) ON CONFLICT DO NOTHING",
  );
  const began = now - years * 365 * 86_400_000;
  const step = (now - began) / count;
  const show = progressBar("tickets", count);
  for (let first = 1; first <= count; first += atOnce) {
    db.exec("BEGIN");
    for (let number = first; number < Math.min(first + atOnce, count + 1); number += 1) write(number);
    db.exec("COMMIT");
    show(Math.min(first + atOnce - 1, count));
  }
  db.prepare("UPDATE search_progress SET indexed_to = ?").run(count);
  db.exec("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
  db.close();

  function write(number: number): void {
    const filedAt = Math.floor(began + number * step);
    const talk = pick(talks);
    const isMissed = random() < 0.14;
    const isAbandoned = !isMissed && random() < 0.06;
    // The first department and its agents take most.
    const home = random() < 0.6 ? departmentId : pick(departments);
    const owner = isMissed || isAbandoned ? null : random() < 0.3 ? agentId : pick(agents);
    const isOld = number < count * 0.97;
    const status = isOld && random() < 0.97 ? "closed" : pick(["open", "open", "on_hold", "escalated"]);
    const waitMs = Math.floor(random() * 60_000);
    const durationMs = owner === null ? 0 : Math.floor(60_000 + random() * 900_000);
    const endedAt = filedAt - 500;
    const createdAt = endedAt - durationMs - waitMs;
    const word = number % 10_000 === 7 ? ` ${rareWord}` : "";
    const subject = `${talk.subject}${word} #${number.toString(36)}`.slice(0, 200);
    const who = Math.floor(random() * contactCount);
    const name = `Vic ${who}`;
    const email = random() < 0.85 ? `vic${who}@example.com` : null;
    const rating = owner !== null && random() < 0.25 ? pick(["good", "good", "good", "okay", "bad"]) : null;
    const due = random() < 0.2 ? endedAt + Math.floor(random() * 7 * 86_400_000) : null;
    const chatId = id("chat", number);
    const people = owner === null ? {} : { [owner]: { name: owner === agentId ? "Ada" : "Agent" } };
    const day = dayAt("UTC", createdAt);
    ticket.run(
      number,
      chatId,
      talk.entries,
      home,
      owner,
      status,
      isMissed ? "missed" : isAbandoned ? "abandoned" : "finished",
      subject,
      subject,
      id("visitor", who),
      name,
      email,
      createdAt,
      owner === null ? null : createdAt + waitMs,
      endedAt,
      waitMs,
      owner === null ? null : waitMs + Math.floor(random() * 40_000),
      durationMs,
      pick(clients),
      JSON.stringify(people),
      JSON.stringify(random() < 0.3 ? [pick(tags)] : []),
      due,
      rating,
      rating === null ? null : endedAt,
      filedAt,
      day,
      home,
      owner,
      filedAt,
    );
    for (const [part, lines] of talk.parts.entries()) transcript.run(chatId, part, talk.entries, lines);
    searched.run(number, termsOf([subject]), termsOf([name, email ?? ""]), talk.terms, marksOf(number, home));
    quarter.run(Math.floor(filedAt / quarterMs), number);
  }
}

const tags = ["billing", "delivery", "refund", "vip", "退款"];
const clients = ["Chrome 141", "Safari 19", "Firefox 140"].map((browser) =>
  JSON.stringify({
    browser,
    system: "Windows 11",
    country: "DE",
    city: "Berlin",
    timezone: "Europe/Berlin",
    language: "de",
    pageUrl: "https://shop.example/orders/latest?from=mail",
    pageTitle: "Your orders",
    referrer: "https://search.example/",
  } satisfies VisitorClient),
);

interface Talk {
  subject: string;
  entries: number;
  parts: string[];
  terms: string;
}

function prepared({ messages }: Conversation): Talk {
  const entries = messages.map(
    ({ from, text }, n): LoggedEntry => ({
      seq: n + 1,
      at: 1_700_000_000_000 + n * 30_000,
      kind: "message",
      from: from === "visitor" ? from : "agent_seed",
      body: text,
    }),
  );
  return {
    subject: (messages[0]?.text ?? "").replace(/\s+/g, " ").slice(0, 120),
    entries: entries.length,
    parts: splitTranscript(entries),
    terms: termsOf(messages.map(({ text }) => text)),
  };
}

function added(count: number, make: (n: number) => string): string[] {
  return Array.from({ length: count }, (_, n) => make(n + 1));
}
