// The tags that somebody is offered who tags a ticket.
import type { Database } from "./database.ts";
import { planOf } from "./predefined-views.ts";
import type { TicketReader } from "./ticket-lists.ts";
import { nextRows } from "./view-rows.ts";

/** Of the newest tickets so many are looked at. */
const mostTickets = 300;
const mostTags = 100;

/** The most used of the newest tickets first, whatever its case each once, as it was written last. */
export async function tagsInUse(db: Database, reader: TicketReader): Promise<string[]> {
  const plan = await planOf(db, "all", reader, { timezone: "UTC", at: 0, upTo: null });
  if (plan === null) return [];
  const { rows } = await nextRows(db, plan, { after: null, limit: mostTickets, most: mostTickets });
  const uses = new Map<string, { tag: string; count: number }>();
  for (const { tags, deletedAt } of rows)
    for (const tag of deletedAt === null ? tags : []) {
      const key = tag.toLowerCase();
      uses.set(key, { tag: uses.get(key)?.tag ?? tag, count: (uses.get(key)?.count ?? 0) + 1 });
    }
  return [...uses.values()]
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
    .slice(0, mostTags)
    .map(({ tag }) => tag);
}
