// The report on a stretch of days: the totals, charts over time, and tables by day, agent, department and contact.
import { useEffect, useState } from "preact/hooks";
import { averagesOf } from "../../../domain/report-tables.ts";
import type { Report } from "../../../protocol/report-api.ts";
import type { Fetched } from "../../shared/fetch-json.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { rest } from "../rest.ts";
import { refusalText, spanText } from "../words.ts";
import { Recount } from "./recount.tsx";
import { ReportCharts } from "./report-charts.tsx";
import { daysOf, type ReportChoice, reportChoice } from "./report-choice.ts";
import { ReportFilters } from "./report-filters.tsx";
import { ReportTables } from "./report-tables.tsx";
import { numberText, shareText } from "./report-texts.ts";
import { t } from "./words.ts";

/** What the server is asked for; null where the days chosen are no stretch. */
function queryOf(choice: ReportChoice): Record<string, string> | null {
  const days = daysOf(choice);
  if (days === null) return null;
  const { department, agent } = choice;
  return { ...days, ...(department ? { department } : {}), ...(agent ? { agent } : {}) };
}

export function ReportPage() {
  const { me, ticketChanges } = useDesk();
  const changes = ticketChanges.value;
  const query = queryOf(reportChoice.value);
  const asked = query === null ? null : JSON.stringify(query);
  const [answer, setAnswer] = useState<Fetched<Report> | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (asked === null) return;
    let over = false;
    // Many chats that end at once are one look.
    const timer = setTimeout(
      async () => {
        const got = await rest.report(JSON.parse(asked));
        if (!over) setAnswer(got);
      },
      answer === null ? 0 : 300,
    );
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, changes, tries]);

  const report = answer?.ok ? answer.value : null;
  return (
    <section class="reports" aria-labelledby="report-title">
      <h1 id="report-title">{t(me.role === "agent" ? "report.ownHeading" : "report.heading")}</h1>
      <ReportFilters agents={report?.agents ?? []} />
      {query === null ? (
        <p class="field-error" role="alert">
          {t("report.wrongDays")}
        </p>
      ) : null}
      {answer && !answer.ok ? (
        <div class="nothing" role="alert">
          <p>
            {t("report.failed")} {refusalText(answer.code)}
          </p>
          <button type="button" class="quiet" onClick={() => setTries(tries + 1)}>
            {t("page.retry")}
          </button>
        </div>
      ) : null}
      {answer === null && query !== null ? (
        <p class="nothing" aria-busy="true" role="status">
          {t("page.loading")}
        </p>
      ) : null}
      {report && query !== null ? <Shown report={report} query={query} /> : null}
      {me.role === "admin" ? <Recount onDone={() => setTries(tries + 1)} /> : null}
    </section>
  );
}

function Shown({ report, query }: { report: Report; query: Record<string, string> }) {
  if (report.total.chats === 0)
    return (
      <div class="nothing">
        <Icon name="reports" />
        <h2>{t("report.none")}</h2>
        <p>{t("report.noneHint")}</p>
      </div>
    );
  return (
    <>
      <Totals report={report} />
      <ReportCharts report={report} />
      <ReportTables report={report} query={query} />
    </>
  );
}

function Totals({ report: { total } }: { report: Report }) {
  const { waitMs, firstReplyMs, durationMs, missedShare, goodShare } = averagesOf(total);
  const ratings = total.good + total.okay + total.bad;
  const span = (ms: number | null) => (ms === null ? "–" : spanText(ms));
  return (
    <dl class="totals">
      <div>
        <dt>{t("report.chats")}</dt>
        <dd>{numberText(total.chats)}</dd>
        <dd class="hint">{t("report.missedShare", { share: shareText(missedShare ?? 0) })}</dd>
      </div>
      <div>
        <dt>{t("report.wait")}</dt>
        <dd>{span(waitMs)}</dd>
      </div>
      <div>
        <dt>{t("report.firstReply")}</dt>
        <dd>{span(firstReplyMs)}</dd>
      </div>
      <div>
        <dt>{t("report.duration")}</dt>
        <dd>{span(durationMs)}</dd>
      </div>
      <div>
        <dt>{t("report.happiness")}</dt>
        <dd>{goodShare === null ? "–" : shareText(goodShare)}</dd>
        <dd class="hint">
          {ratings === 0 ? t("report.noRatings") : t("report.happinessHint", { count: ratings })}
        </dd>
      </div>
    </dl>
  );
}
