// Where the tickets of a custom view are looked for: in the narrowest index that is sure to hold them all, in the view's
// order. What the index does not know is a sieve.
import { and, gte, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { certain, mayBe, namedIn, timesOf } from "../domain/ticket-criteria.ts";
import { quarterMs } from "../domain/weeks.ts";
import { ticketKinds, ticketStatuses } from "../protocol/ticket-api.ts";
import type { Criteria, Criterion, Sort } from "../protocol/view-api.ts";
import { conditionOf, spellings } from "./criteria-sql.ts";
import type { Database } from "./database.ts";
import { isClosed, lower, newestFirst, ofAll, ofOwner } from "./predefined-views.ts";
import type { Reach, TicketReader } from "./ticket-lists.ts";
import { firstSince } from "./ticket-quarters.ts";
import { ofDepartments, type Stage, within } from "./ticket-runs.ts";
import { tickets } from "./ticket-schema.ts";

interface Asked {
  criteria: Criteria;
  sort: Sort;
}

/** One after another; none: nothing is in it. */
export async function stagesOf(
  db: Database,
  { criteria, sort }: Asked,
  reader: TicketReader,
  { at, upTo }: { at: number; upTo: number | null },
): Promise<Stage[]> {
  const sure = certain(criteria);
  const numbers = await numbersOf(db, sure, at);
  if (numbers === null) return [];
  const { from, below } = {
    from: numbers.from,
    below: lower(numbers.below, upTo === null ? null : upTo + 1),
  };
  const reach = departmentsOf(sure, reader.reach);
  const sieve = and(
    conditionOf(criteria, { agentId: reader.agentId, at }),
    isNull(sql`deleted_at`),
    within(reach),
    upTo === null ? undefined : lte(sql`number`, upTo),
  );
  const byNumber = (descending: boolean, alsoThrough?: SQL): Stage | null =>
    sourced(sure, reach, reader, {
      sort: { by: "number", descending },
      behind: descending ? below : from === null ? null : from - 1,
      stretch: descending ? from && gte(tickets.number, from) : below && lt(tickets.number, below),
      sieve: and(sieve, alsoThrough),
    });
  if (sort.by === "number") return [byNumber(sort.descending)].filter((stage) => stage !== null);
  const isDue = sql`due_at is not null and status <> 'closed'`;
  const due = mayBeOpen(sure) ? ofDepartments(reach, { sort, isIn: isDue, behind: null, sieve }) : null;
  return [due, byNumber(newestFirst.descending, sql`not (${isDue})`)].filter((stage) => stage !== null);
}

/** The stretch of numbers in which the times lie that are asked for; null: there are none. */
async function numbersOf(
  db: Database,
  sure: readonly Criterion[],
  at: number,
): Promise<{ from: number | null; below: number | null } | null> {
  const { from, to } = timesOf(sure, at);
  if (from === null && to === null) return { from: null, below: null };
  const [[first], [next]] = await db.batch([
    // Clocks differ a little: a quarter more on either side, the sieve sees to the rest.
    firstSince(db, (from ?? 0) - 2 * quarterMs),
    firstSince(db, to === null ? Number.MAX_SAFE_INTEGER : to + quarterMs),
  ]);
  return first ? { from: from === null ? null : first.number, below: next?.number ?? null } : null;
}

function departmentsOf(sure: readonly Criterion[], reach: Reach): Reach {
  const theirs = reach === "all" ? namedIn(sure, "department") : reach;
  return theirs === null ? "all" : theirs.filter((id) => mayBe(sure, "department", id));
}

function mayBeOpen(sure: readonly Criterion[]): boolean {
  return ticketStatuses.some((status) => status !== "closed" && mayBe(sure, "status", status));
}

type Wanted = Omit<Stage, "groups"> & { stretch: SQL | 0 | null };

/** The indexes' own words, so that they are used; the narrowest first. */
function sourced(
  sure: readonly Criterion[],
  reach: Reach,
  { agentId }: TicketReader,
  { stretch, ...stage }: Wanted,
): Stage | null {
  const inside = (isIn?: SQL) => and(isIn, stretch || undefined);
  const email = emailIn(sure);
  if (email !== null)
    return {
      ...stage,
      groups: [[inside(sql`contact_email is not null and lower("contact_email") = ${email}`)]],
    };
  const isOpen = !mayBe(sure, "status", "closed");
  const isClosedOnly = !mayBeOpen(sure);
  const owner = ownerIn(sure, agentId);
  if (owner) {
    const [first, ...rest] = isOpen ? [false] : isClosedOnly ? [true] : [false, true];
    const those = (closed = false) => inside(ofOwner(owner, closed));
    return { ...stage, groups: [[those(first), ...rest.map(those)]] };
  }
  const isOfNobody = owner === "" && isOpen;
  if (isOpen && !isOfNobody) return { ...stage, groups: [[inside(ofAll(false))]] };
  const isMissed = ticketKinds.every((kind) => (kind === "missed") === mayBe(sure, "kind", kind));
  const isIn = isOfNobody
    ? sql`owner_id is null and status <> 'closed'`
    : isMissed
      ? sql`kind = 'missed'`
      : isClosedOnly
        ? isClosed(reach)
        : undefined;
  return ofDepartments(reach, { ...stage, isIn: inside(isIn) });
}

function emailIn(sure: readonly Criterion[]): string | null {
  const [email, ...others] = namedIn(sure, "contactEmail")?.flatMap(spellings) ?? [];
  return others.length === 0 ? (email ?? null) : null;
}

/** "" is nobody; null: it may be several. */
function ownerIn(sure: readonly Criterion[], agentId: string): string | null {
  if (sure.some(({ field, is }) => field === "owner" && is === "empty")) return "";
  const [owner, ...others] = namedIn(sure, "owner") ?? [];
  if (owner === undefined || others.length > 0) return null;
  return owner === "me" ? agentId : owner;
}
