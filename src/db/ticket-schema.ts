// D1: tickets, and what is kept beside them: transcripts, activity, views, roll-ups.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { VisitorClient } from "../protocol/agent-api.ts";
import type { Outcome, Rating } from "../protocol/entry.ts";
import type { FilledForm } from "../protocol/filled-form.ts";
import type { Person } from "../protocol/photos.ts";
import type { TicketChannel, TicketKind, TicketStatus } from "../protocol/ticket-api.ts";
import type { Change } from "../protocol/ticket-changes.ts";
import type { Criteria, Sort, TicketField } from "../protocol/view-api.ts";

/** Newest first is by number; the indexes end in it, so that each department's tickets come sorted. */
export const tickets = sqliteTable(
  "tickets",
  {
    number: integer().primaryKey({ autoIncrement: true }),
    /** The chat's id. */
    id: text().notNull().unique(),
    version: integer().notNull(),
    siteId: text().notNull(),
    departmentId: text().notNull(),
    ownerId: text(),
    status: text().$type<TicketStatus>().notNull(),
    kind: text().$type<TicketKind>().notNull(),
    subject: text().notNull(),
    question: text().notNull(),
    visitorId: text().notNull(),
    contactName: text().notNull(),
    contactEmail: text(),
    createdAt: integer().notNull(),
    startedAt: integer(),
    endedAt: integer().notNull(),
    waitMs: integer().notNull(),
    firstReplyMs: integer(),
    durationMs: integer().notNull(),
    client: text({ mode: "json" }).$type<VisitorClient>().notNull(),
    people: text({ mode: "json" }).$type<Record<string, Person>>().notNull(),
    channel: text().$type<TicketChannel>().notNull().default("chat"),
    tags: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    dueAt: integer(),
    rating: text().$type<Rating>(),
    ratingComment: text(),
    ratedAt: integer(),
    /** What the visitor filled in beside the question; `{}` where nothing was asked. */
    answers: text({ mode: "json" }).$type<Partial<FilledForm>>().notNull().default({}),
    /** When the ticket came to be; rises with the number. */
    filedAt: integer().notNull().default(0),
    /** The day of `createdAt` in the department's time zone, as YYYY-MM-DD: where the reports count it. */
    day: text().notNull().default(""),
    /** Who had the chat as it ended, and where: the reports count it there, whatever people make of the ticket. */
    chatDepartmentId: text().notNull().default(""),
    chatOwnerId: text(),
    /** Raised by each change that people make; the chat's log raises `version`. */
    revision: integer().notNull().default(0),
    updatedAt: integer().notNull().default(0),
    /** How many chats answered it: their lines are looked for only where there are any. */
    answerChats: integer().notNull().default(0),
    /** Deleted, and gone for good a little later; until then it can be had back. */
    deletedAt: integer(),
    /** The website vouched for the visitor: name, e-mail and id are proved. */
    isVerified: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    /** All of one verified visitor, the newest first. */
    index("tickets_by_visitor").on(table.visitorId, table.number).where(sql`is_verified = 1`),
    index("tickets_by_department").on(table.departmentId, table.number),
    /** All of one contact, the newest first. */
    index("tickets_by_email")
      .on(sql`lower("contact_email")`, table.number)
      .where(sql`contact_email is not null`),
    /** The open ones of one owner and the closed ones, the newest first. */
    index("tickets_by_owner")
      .on(table.ownerId, sql`status = 'closed'`, table.number)
      .where(sql`owner_id is not null`),
    index("tickets_unassigned").on(table.number).where(sql`owner_id is null and status <> 'closed'`),
    index("tickets_unassigned_by_department")
      .on(table.departmentId, table.number)
      .where(sql`owner_id is null and status <> 'closed'`),
    /** The open ones and the closed ones; what custom views ask of open tickets is asked of few. */
    index("tickets_by_closed").on(sql`status = 'closed'`, table.number),
    index("tickets_closed_by_department").on(table.departmentId, table.number).where(sql`status = 'closed'`),
    index("tickets_due").on(table.dueAt, table.number).where(sql`due_at is not null and status <> 'closed'`),
    index("tickets_due_by_department")
      .on(table.departmentId, table.dueAt, table.number)
      .where(sql`due_at is not null and status <> 'closed'`),
    index("tickets_deleted").on(table.deletedAt).where(sql`deleted_at is not null`),
    /** Holds all that the report on contacts asks for, and nothing but rated tickets. */
    index("tickets_rated")
      .on(table.day, table.chatDepartmentId, table.chatOwnerId, sql`lower("contact_email")`, table.rating)
      .where(sql`rating is not null and deleted_at is null`),
    index("tickets_missed").on(table.number).where(sql`kind = 'missed'`),
    index("tickets_missed_by_department").on(table.departmentId, table.number).where(sql`kind = 'missed'`),
  ],
);

/**
 * The first number of each quarter of an hour in which tickets came to be. Every bound of a day or a week, in any time
 * zone, is one of these, so a stretch of time is a stretch of numbers.
 */
export const ticketQuarters = sqliteTable("ticket_quarters", {
  /** Milliseconds since 1970, divided by those of a quarter. */
  quarter: integer().primaryKey(),
  firstNumber: integer().notNull(),
});

/** What people did to a ticket, by the revision that it made; notes among it. */
export const ticketActivity = sqliteTable(
  "ticket_activity",
  {
    ticketId: text().notNull(),
    revision: integer().notNull(),
    at: integer().notNull(),
    agentId: text().notNull(),
    /** As it was then. */
    agentName: text().notNull(),
    change: text({ mode: "json" }).$type<Change>().notNull(),
    /** The frame id of a note, so that a repeated one is the same note. */
    cid: text(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.revision] }),
    uniqueIndex("ticket_activity_by_cid").on(table.ticketId, table.cid).where(sql`cid is not null`),
  ],
);

/** Tickets that were erased: triggers keep what comes late of them from being written anew (migrations/0009_erased.sql). */
export const erasedTickets = sqliteTable("erased_tickets", {
  /** The chat's id. */
  id: text().primaryKey(),
  erasedAt: integer().notNull(),
});

/** Custom views. */
export const ticketViews = sqliteTable(
  "ticket_views",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    ownerId: text("owner_agent_id").notNull(),
    /** Everybody has it; only supervisors and admins share. */
    shared: integer({ mode: "boolean" }).notNull(),
    criteria: text({ mode: "json" }).$type<Criteria>().notNull(),
    columns: text({ mode: "json" }).$type<TicketField[]>().notNull(),
    sort: text({ mode: "json" }).$type<Sort>().notNull(),
    version: integer().notNull(),
    updatedAt: integer().notNull(),
    /** Deleted, and gone for good a little later; until then it can be had back. */
    deletedAt: integer(),
  },
  (table) => [index("ticket_views_by_owner").on(table.ownerId)],
);

const reportColumns = {
  /** YYYY-MM-DD, in the department's time zone. */
  day: text().notNull(),
  departmentId: text().notNull(),
  /** "" where nobody had the chat. */
  agentId: text().notNull(),
  chats: integer().notNull().default(0),
  missed: integer().notNull().default(0),
  abandoned: integer().notNull().default(0),
  /** Sums, milliseconds; the wait is counted for all, the others where there was one. */
  waitMs: integer().notNull().default(0),
  replies: integer().notNull().default(0),
  firstReplyMs: integer().notNull().default(0),
  answered: integer().notNull().default(0),
  durationMs: integer().notNull().default(0),
  good: integer().notNull().default(0),
  okay: integer().notNull().default(0),
  bad: integer().notNull().default(0),
};

/**
 * Roll-ups: kept by triggers on `tickets` (migrations/0007), so that they follow every change of a ticket in the change's
 * own transaction.
 */
export const reportDays = sqliteTable("report_days", reportColumns, (table) => [
  primaryKey({ columns: [table.day, table.departmentId, table.agentId] }),
]);

/** The roll-ups counted anew, up to a ticket; the triggers keep those counted so far up to date. */
export const reportRecount = sqliteTable("report_recount", reportColumns, (table) => [
  primaryKey({ columns: [table.day, table.departmentId, table.agentId] }),
]);

/** One row while the roll-ups are counted anew. */
export const reportRecounting = sqliteTable("report_recounting", {
  id: integer().primaryKey(),
  /** Tickets up to this number have been counted. */
  upTo: integer().notNull(),
});

/** A ticket's lines as JSON arrays; in several parts where one row would be too large. */
export const transcripts = sqliteTable(
  "transcripts",
  {
    ticketId: text().notNull(),
    part: integer().notNull(),
    version: integer().notNull(),
    entries: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.part] })],
);

/** Chats that answer a ticket, such as after an e-mail: their lines belong to that ticket, and no ticket is made of them. */
export const ticketChats = sqliteTable(
  "ticket_chats",
  {
    chatId: text().primaryKey(),
    ticketId: text().notNull(),
    version: integer().notNull(),
    kind: text().$type<Outcome>().notNull(),
    people: text({ mode: "json" }).$type<Record<string, Person>>().notNull(),
    createdAt: integer().notNull(),
    endedAt: integer().notNull(),
  },
  (table) => [index("ticket_chats_by_ticket").on(table.ticketId)],
);

/** Erased tickets and chats whose files are still to be erased; none is taken out before they are. */
export const fileErasures = sqliteTable("file_erasures", {
  chatId: text().primaryKey(),
});

/** Replies that leave by e-mail: written with the reply, sent at least once, and kept as what was sent. */
export const ticketEmails = sqliteTable(
  "ticket_emails",
  {
    ticketId: text().notNull(),
    /** The ticket's revision that the reply made. */
    revision: integer().notNull(),
    to: text("to_email").notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    createdAt: integer().notNull(),
    sentAt: integer(),
    tries: integer().notNull().default(0),
    /** When it is tried next; null: it was sent, or was given up. */
    nextTryAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.revision] }),
    index("ticket_emails_due").on(table.nextTryAt).where(sql`next_try_at is not null`),
  ],
);
