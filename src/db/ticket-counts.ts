// How many tickets the predefined views have, counted no further than 'more': what stands beside their names.
import { and, count, isNull, sql } from "drizzle-orm";
import { limits } from "../protocol/limits.ts";
import { type PredefinedView, predefinedViews, type ViewCounts } from "../protocol/ticket-api.ts";
import type { Database } from "./database.ts";
import { planOf } from "./predefined-views.ts";
import type { Reach, TicketReader } from "./ticket-lists.ts";
import { runQuery, type Stage, within } from "./ticket-runs.ts";
import { beginning, nextRows } from "./view-rows.ts";

/** So many more are looked at, for those that were just deleted. */
const spare = 50;

/** At most `limits.countMax` + 1 for each: there are more. */
export async function viewCounts(
  db: Database,
  reader: TicketReader,
  when: { timezone: string; at: number },
): Promise<ViewCounts> {
  const plans = await Promise.all(
    predefinedViews.map((view) => planOf(db, view, reader, { ...when, upTo: null })),
  );
  const queries = plans.flatMap((stage, index) =>
    stage === null ? [] : queriesOf(db, stage, reader.reach).map((query) => ({ query, index })),
  );
  const counts = predefinedViews.map(() => 0);
  const [first, ...others] = queries.map(({ query }) => query);
  const answers = first ? await db.batch([first, ...others]) : [];
  for (const [at, [answer]] of answers.entries()) {
    const index = queries[at]?.index ?? 0;
    counts[index] = (counts[index] ?? 0) + (answer?.tickets ?? 0);
  }
  return {
    counts: Object.fromEntries(
      predefinedViews.map((view, index) => [view, Math.min(counts[index] ?? 0, limits.countMax + 1)]),
    ) as Record<PredefinedView, number>,
    newest: await newestOf(db, plans[0] ?? null),
  };
}

async function newestOf(db: Database, all: Stage | null): Promise<number> {
  const found = all && (await nextRows(db, all, { after: null, limit: 1, most: 1 }));
  return found?.rows[0]?.number ?? 0;
}

function queriesOf(db: Database, stage: Stage, reach: Reach) {
  const request = { sort: stage.sort, after: beginning(stage, null), limit: limits.countMax + 1 + spare };
  return stage.groups.map((sources) =>
    db
      .select({ tickets: count() })
      .from(runQuery(db, sources, request).as("run"))
      .where(and(isNull(sql`deleted_at`), within(reach))),
  );
}
