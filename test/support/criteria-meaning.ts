// What criteria mean, said a second time without SQL, and random tickets to try them on.
import fc from "fast-check";
import type { Listed } from "../../src/db/ticket-rows.ts";
import { dayMs } from "../../src/domain/ticket-criteria.ts";
import type { Criteria, Criterion, TicketField } from "../../src/protocol/view-api.ts";
import { type Cast, tags, timesOf, words } from "./criteria.ts";
import { someClient } from "./rows.ts";
import { type TicketFields, ticketRow } from "./tickets.ts";

const spans = [null, 0, 1, 60_000, 3_600_000];

export function someTicket({ departments, agents, at }: Cast): fc.Arbitrary<ReturnType<typeof ticketRow>> {
  const text = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((some) => some.join(" "));
  const time = fc.constantFrom(...timesOf(at));
  return fc
    .record({
      departmentId: fc.constantFrom(...departments),
      ownerId: fc.option(fc.constantFrom(...agents)),
      status: fc.constantFrom("open", "on_hold", "escalated", "closed", "closed"),
      kind: fc.constantFrom("finished", "missed", "abandoned"),
      rating: fc.option(fc.constantFrom("good", "okay", "bad")),
      channel: fc.constantFrom("chat", "email", "web"),
      subject: text,
      contactName: text,
      contactEmail: fc.option(fc.constantFrom("vic@example.com", "VIC@Example.com", "an_y%@example.com")),
      tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 3 }),
      dueAt: fc.option(time),
      createdAt: time,
      updatedAt: time,
      waitMs: fc.constantFrom(0, 60_000, 3_600_000),
      firstReplyMs: fc.constantFrom(...spans),
      language: fc.constantFrom("", "de", "zh-CN"),
      pageUrl: fc.constantFrom("", "https://shop.example/100%_off", "https://shop.example/cart"),
      deletedAt: fc.constantFrom(null, null, null, null, at),
    })
    .map(({ language, pageUrl, ...fields }) => ({ ...fields, client: { ...someClient, language, pageUrl } }))
    .map((fields) => {
      const { departmentId, ...others } = fields as TicketFields & { departmentId: string };
      return ticketRow(departmentId, others);
    });
}

/** Text is compared without case. */
export function matches(row: Listed, { join, of }: Criteria, who: { agentId: string; at: number }): boolean {
  if (of.length === 0) return true;
  const holds = (item: Criteria["of"][number]): boolean =>
    "join" in item ? matches(row, item, who) : answers(row, item, who);
  return join === "and" ? of.every(holds) : of.some(holds);
}

function answers(
  row: Listed,
  criterion: Criterion,
  { agentId, at }: { agentId: string; at: number },
): boolean {
  const had = valueIn(row, criterion.field);
  const text = String(had ?? "").toLowerCase();
  const amount = typeof had === "number" ? had : Number.NaN;
  const own = (said: string) => (criterion.field === "owner" && said === "me" ? agentId : said).toLowerCase();
  const all = Array.isArray(had) ? had.map((tag) => tag.toLowerCase()) : [text];
  switch (criterion.is) {
    case "equal":
      return text === own(criterion.value);
    case "not_equal":
      return text !== own(criterion.value);
    case "contains":
      return text.includes(criterion.value.toLowerCase());
    case "not_contains":
      return !text.includes(criterion.value.toLowerCase());
    case "any_of":
      return criterion.values.some((value) => all.includes(own(value)));
    case "none_of":
      return !criterion.values.some((value) => all.includes(own(value)));
    case "all_of":
      return criterion.values.every((value) => all.includes(own(value)));
    case "less":
      return amount < criterion.amount;
    case "more":
      return amount > criterion.amount;
    case "in_last":
      return amount >= at - criterion.days * dayMs && amount <= at;
    case "in_next":
      return amount >= at && amount <= at + criterion.days * dayMs;
    case "empty":
      return Array.isArray(had) ? had.length === 0 : text === "";
    case "not_empty":
      return Array.isArray(had) ? had.length > 0 : text !== "";
    default:
      return criterion satisfies never;
  }
}

function valueIn(row: Listed, field: TicketField): string | number | string[] | null {
  switch (field) {
    case "department":
      return row.departmentId;
    case "owner":
      return row.ownerId;
    case "browser":
    case "system":
    case "country":
    case "language":
    case "pageUrl":
      return row.client[field];
    default:
      return row[field];
  }
}
