// The criteria of a view as a condition over the columns of tickets, wherever these stand. Everything that people wrote is a
// parameter, one for each criterion or two: D1 takes no more than a hundred.
import { and, not, or, type SQL, sql } from "drizzle-orm";
import { dayMs, valuesOf } from "../domain/ticket-criteria.ts";
import { type Criteria, type Criterion, type TicketField, ticketFields } from "../protocol/view-api.ts";

export interface Asking {
  /** Who is meant by "me". */
  agentId: string;
  at: number;
}

const columns: Record<TicketField, SQL> = {
  number: sql`number`,
  subject: sql`subject`,
  status: sql`status`,
  kind: sql`kind`,
  channel: sql`channel`,
  department: sql`department_id`,
  owner: sql`owner_id`,
  contactName: sql`contact_name`,
  contactEmail: sql`contact_email`,
  tags: sql`tags`,
  dueAt: sql`due_at`,
  rating: sql`rating`,
  createdAt: sql`created_at`,
  endedAt: sql`ended_at`,
  filedAt: sql`filed_at`,
  updatedAt: sql`updated_at`,
  waitMs: sql`wait_ms`,
  firstReplyMs: sql`first_reply_ms`,
  durationMs: sql`duration_ms`,
  browser: sql`client ->> 'browser'`,
  system: sql`client ->> 'system'`,
  country: sql`client ->> 'country'`,
  language: sql`client ->> 'language'`,
  pageUrl: sql`client ->> 'pageUrl'`,
};

/** Undefined: every ticket. */
export function conditionOf({ join, of }: Criteria, asking: Asking): SQL | undefined {
  const all = of.map((item) =>
    "join" in item
      ? joined(
          item.join,
          item.of.map((one) => criterionOf(one, asking)),
        )
      : criterionOf(item, asking),
  );
  return joined(join, all);
}

function joined(join: "and" | "or", conditions: (SQL | undefined)[]): SQL | undefined {
  return (join === "and" ? and : or)(...conditions);
}

function criterionOf(criterion: Criterion, asking: Asking): SQL {
  switch (criterion.is) {
    case "equal":
    case "any_of":
      return isOneOf(criterion, asking);
    case "not_equal":
    case "none_of":
      return not(isOneOf(criterion, asking));
    case "contains":
      return hasText(criterion);
    case "not_contains":
      return not(hasText(criterion));
    case "all_of":
      return hasAllTags(criterion);
    case "empty":
      return isEmpty(criterion.field);
    case "not_empty":
      return not(isEmpty(criterion.field));
    case "less":
      return known(sql`${columns[criterion.field]} < ${criterion.amount}`);
    case "more":
      return known(sql`${columns[criterion.field]} > ${criterion.amount}`);
    case "in_last":
      return between(criterion.field, asking.at - criterion.days * dayMs, asking.at);
    case "in_next":
      return between(criterion.field, asking.at, asking.at + criterion.days * dayMs);
    default:
      return criterion satisfies never;
  }
}

/** What has no value is neither less nor more, so that its negation holds. */
function known(condition: SQL): SQL {
  return sql`coalesce(${condition}, 0)`;
}

function between(field: TicketField, from: number, to: number): SQL {
  return known(sql`${columns[field]} between ${from} and ${to}`);
}

function isOneOf(criterion: Criterion, { agentId }: Asking): SQL {
  const column = columns[criterion.field];
  const values = valuesOf(criterion);
  switch (ticketFields[criterion.field]) {
    case "tags":
      return sql`exists (select 1 from json_each(${column}) as tag where lower(tag.value) in ${listOf(values.flatMap(spellings))})`;
    case "choice": {
      const meant = values.map((value) => (value === "me" && criterion.field === "owner" ? agentId : value));
      return sql`coalesce(${column}, '') in ${listOf(meant)}`;
    }
    default:
      return known(sql`lower(${column}) in ${listOf(values.flatMap(spellings))}`);
  }
}

function hasText(criterion: Criterion): SQL {
  const sought = JSON.stringify(valuesOf(criterion).flatMap(spellings));
  // No pattern: what would be wildcards stand for themselves.
  return known(
    sql`exists (select 1 from json_each(${sought}) as sought where instr(lower(${columns[criterion.field]}), sought.value) > 0)`,
  );
}

function hasAllTags(criterion: Criterion): SQL {
  const wanted = JSON.stringify(valuesOf(criterion).map(spellings));
  return sql`not exists (select 1 from json_each(${wanted}) as wanted where not exists (
    select 1 from json_each(${columns[criterion.field]}) as tag where lower(tag.value) in (select value from json_each(wanted.value))))`;
}

function isEmpty(field: TicketField): SQL {
  const column = columns[field];
  return ticketFields[field] === "tags" ? sql`${column} = '[]'` : sql`coalesce(${column}, '') = ''`;
}

function listOf(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}

/** SQLite's `lower` knows the letters of ASCII alone: of the others, the ways in which people write a word. */
export function spellings(text: string): string[] {
  const small = text.toLowerCase();
  const titled = small.replace(
    /(^|[^\p{L}\p{M}])(\p{L})/gu,
    (_, before: string, first: string) => before + first.toUpperCase(),
  );
  const all = [text, small, text.toUpperCase(), titled];
  return [...new Set(all.map((one) => one.replace(/[A-Z]/g, (letter) => letter.toLowerCase())))];
}
