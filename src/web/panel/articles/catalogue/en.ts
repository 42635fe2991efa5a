// English for the help articles, fetched behind the form.
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "beside.label": "More help",
  "articles.browse": "Help articles",
  "past.open": "Your earlier chats",
  "past.more": "Show older ones",
  "past.finished": "Ended",
  "past.missed": "Nobody answered",
  "past.abandoned": "You left",
  "articles.suggested": "Perhaps this helps",
  "articles.found": { one: "{count} article may help", other: "{count} articles may help" },
  "articles.back": "Back",
  "articles.failed": "The article cannot be shown right now.",
  "articles.helped": "Did this help?",
  "articles.yes": "Yes",
  "articles.no": "No",
  "articles.thanks": "Thank you for telling us.",
  "articles.ask": "Ask us instead",
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type ArticlesKey = keyof typeof en;
