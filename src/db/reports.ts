// Reports, read from the roll-ups that triggers keep beside the tickets: as many rows as there are days, departments and
// agents in the stretch, however many chats they had.
import { and, between, desc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { noFigures, sumOf } from "../domain/report-buckets.ts";
import { limits } from "../protocol/limits.ts";
import type { Figures, Report, ReportQuery } from "../protocol/report-api.ts";
import type { Database } from "./database.ts";
import { agents, departments } from "./schema.ts";
import { reportDays, tickets } from "./ticket-schema.ts";

const figures = {
  chats: total(reportDays.chats),
  missed: total(reportDays.missed),
  abandoned: total(reportDays.abandoned),
  waitMs: total(reportDays.waitMs),
  replies: total(reportDays.replies),
  firstReplyMs: total(reportDays.firstReplyMs),
  answered: total(reportDays.answered),
  durationMs: total(reportDays.durationMs),
  good: total(reportDays.good),
  okay: total(reportDays.okay),
  bad: total(reportDays.bad),
} satisfies Record<keyof Figures, SQL<number>>;

export async function reportOf(db: Database, asked: ReportQuery): Promise<Report> {
  const { from, to, department, agent } = asked;
  const those = and(
    between(reportDays.day, from, to),
    // A row that lost all its chats stays, with nothing in it.
    gt(reportDays.chats, 0),
    department === undefined ? undefined : eq(reportDays.departmentId, department),
    agent === undefined ? undefined : eq(reportDays.agentId, agent),
  );
  const [days, byAgent, byDepartment, contacts] = await db.batch([
    db
      .select({ day: reportDays.day, ...figures })
      .from(reportDays)
      .where(those)
      .groupBy(reportDays.day)
      .orderBy(reportDays.day),
    db
      .select({ id: reportDays.agentId, name: sql<string>`coalesce(${agents.name}, '')`, ...figures })
      .from(reportDays)
      .leftJoin(agents, eq(agents.id, reportDays.agentId))
      .where(those)
      .groupBy(reportDays.agentId)
      .orderBy(desc(figures.chats), reportDays.agentId),
    db
      .select({
        id: reportDays.departmentId,
        name: sql<string>`coalesce(${departments.name}, '')`,
        ...figures,
      })
      .from(reportDays)
      .leftJoin(departments, eq(departments.id, reportDays.departmentId))
      .where(those)
      .groupBy(reportDays.departmentId)
      .orderBy(desc(figures.chats), reportDays.departmentId),
    contactsQuery(db, asked),
  ]);
  return {
    from,
    to,
    total: days.reduce<Figures>((sum, { day: _day, ...some }) => sumOf(sum, some), noFigures),
    days,
    agents: byAgent,
    departments: byDepartment,
    contacts,
  };
}

/** Answered from an index that holds rated tickets alone. */
function contactsQuery(db: Database, { from, to, department, agent }: ReportQuery) {
  const email = sql<string>`coalesce(lower("contact_email"), '')`;
  const said = (rating: keyof Pick<Figures, "good" | "okay" | "bad">) =>
    sql<number>`sum(${tickets.rating} = ${rating})`.as(rating);
  return db
    .select({ email, good: said("good"), okay: said("okay"), bad: said("bad") })
    .from(tickets)
    .where(
      and(
        isNotNull(tickets.rating),
        isNull(tickets.deletedAt),
        between(tickets.day, from, to),
        department === undefined ? undefined : eq(tickets.chatDepartmentId, department),
        agent === undefined ? undefined : eq(tickets.chatOwnerId, agent),
      ),
    )
    .groupBy(email)
    .orderBy(desc(sql`count(*)`), email)
    .limit(limits.reportContactsMax);
}

function total(column: (typeof reportDays)["chats"] | (typeof reportDays)[keyof Figures]): SQL<number> {
  return sql<number>`coalesce(sum(${column}), 0)`;
}
