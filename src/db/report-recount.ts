// Counting the roll-ups anew from the tickets, a stretch of them at a time and each in one transaction, while chats go on
// ending: the triggers keep what was counted so far up to date. It must find what stands there; what differs is put right.
import { sql } from "drizzle-orm";
import type { Recounted } from "../protocol/report-api.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";

const keyed = "day, department_id, agent_id";
const counted = [
  ...["chats", "missed", "abandoned", "wait_ms", "replies", "first_reply_ms"],
  ...["answered", "duration_ms", "good", "okay", "bad"],
];
const each = (of: (column: string) => string) => sql.raw(counted.map(of).join(", "));
const key = sql.raw(keyed);
const columns = sql.raw([keyed, ...counted].join(", "));
const sums = each((column) => `${column} = ${column} + excluded.${column}`);
const grouped = each((column) => `sum(${column})`);
const newest = sql`(select coalesce(max(number), 0) from tickets)`;

/** One stretch. Two who count at the same time go on where the other came to. */
export async function recount(db: Database, stretch = 10_000): Promise<Recounted> {
  const [, , , [came]] = await inOne<[unknown[], unknown[], unknown[], { upTo: number; of: number }[]]>(
    db,
    sql`insert into report_recounting (id, up_to) values (1, 0) on conflict do nothing`,
    countUpTo(stretch),
    sql`update report_recounting set up_to = min(up_to + cast(${stretch} as integer), ${newest})`,
    sql`select up_to as upTo, ${newest} as "of" from report_recounting`,
  );
  const { upTo, of } = came ?? { upTo: 0, of: 0 };
  if (upTo < of) return { upTo, of, differing: null };
  return { upTo, of, differing: await putRight(db) };
}

function countUpTo(stretch: number) {
  return sql`
    insert into report_recount (${columns})
    select ${key}, ${grouped} from ticket_figures, report_recounting
    where number > up_to and number <= up_to + cast(${stretch} as integer)
    group by ${key}
    on conflict (${key}) do update set ${sums}`;
}

/** What came to be since the last stretch is counted, and everything exchanged, in one transaction. */
async function putRight(db: Database): Promise<number> {
  const [, [found]] = await inOne<[unknown[], { differing: number }[]]>(
    db,
    countUpTo(Number.MAX_SAFE_INTEGER / 2),
    sql`
      select count(*) as differing from (
        select ${key} from (
          select ${columns} from report_days where chats > 0
          union all
          select ${columns} from report_recount where chats > 0
        )
        group by ${columns} having count(*) <> 2
      )
      -- Another who counts has exchanged them already.
      where exists (select 1 from report_recounting)`,
    sql`delete from report_days where exists (select 1 from report_recounting)`,
    sql`
      insert into report_days (${columns})
      select ${columns} from report_recount where chats > 0 and exists (select 1 from report_recounting)`,
    sql`delete from report_recount`,
    sql`delete from report_recounting`,
  );
  return found?.differing ?? 0;
}
