// The first tickets that a view would show, while it is written.
import { useEffect, useState } from "preact/hooks";
import type { TicketPage } from "../../../protocol/ticket-api.ts";
import { refusalText } from "../words.ts";
import { KindTag, StatusTag } from "./ticket-tags.tsx";
import { viewCalls } from "./view-calls.ts";
import { criteriaOf, type ViewDraft } from "./view-draft.ts";
import { t } from "./words.ts";

const pauseMs = 500;

export function ViewPreview({ draft }: { draft: ViewDraft }) {
  const criteria = criteriaOf(draft);
  const { sort } = draft;
  const asked = criteria === null ? null : JSON.stringify({ criteria, sort });
  const [page, setPage] = useState<TicketPage | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (criteria === null) return;
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await viewCalls.preview({ criteria, sort });
      if (over) return;
      setProblem(answer.ok ? "" : refusalText(answer.code));
      if (answer.ok) setPage(answer.value);
    }, pauseMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked]);

  return (
    <section class="view-preview" aria-labelledby="view-preview">
      <h2 id="view-preview">{t("preview.heading")}</h2>
      <p class="hint" role="status">
        {problem ||
          (asked === null ? t("preview.unfinished") : page === null ? t("tickets.looking") : said(page))}
      </p>
      <ul>
        {(page?.data ?? []).map((row) => (
          <li key={row.id}>
            <span class="soft">#{row.number}</span>{" "}
            <strong dir="auto">{row.subject || t("tickets.untitled")}</strong>
            <span class="preview-tags">
              <KindTag kind={row.kind} />
              <StatusTag status={row.status} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function said({ data, next_cursor }: TicketPage): string {
  if (next_cursor !== null) return t(data.length === 0 ? "tickets.noneSoFar" : "preview.more");
  return t(data.length === 0 ? "noTickets.custom" : "preview.all");
}
