// The report's tables, each with its CSV.
import type { ComponentChildren } from "preact";
import { averagesOf } from "../../../domain/report-tables.ts";
import type { Figures, RatingCounts, Report, ReportTable } from "../../../protocol/report-api.ts";
import { useDesk } from "../desk-context.ts";
import { spanText } from "../words.ts";
import { dayText, numberText, shareText } from "./report-texts.ts";
import { t } from "./words.ts";

interface ReportTablesProps {
  report: Report;
  query: Record<string, string>;
}

export function ReportTables({ report, query }: ReportTablesProps) {
  const { me } = useDesk();
  const named = (name: string) => name || <span class="soft">{t("report.gone")}</span>;
  return (
    <>
      {me.role === "agent" ? null : (
        <>
          <FiguresTable
            by="agent"
            first={t("report.agent")}
            query={query}
            rows={report.agents.map(({ id, name, ...figures }) => ({
              key: id,
              name: id === "" ? <span class="soft">{t("report.nobody")}</span> : named(name),
              figures,
            }))}
          />
          <FiguresTable
            by="department"
            first={t("report.department")}
            query={query}
            rows={report.departments.map(({ id, name, ...figures }) => ({
              key: id,
              name: named(name),
              figures,
            }))}
          />
        </>
      )}
      <FiguresTable
        by="day"
        first={t("report.day")}
        query={query}
        rows={report.days
          .map(({ day, ...figures }) => ({
            key: day,
            name: <time dateTime={day}>{dayText(day)}</time>,
            figures,
          }))
          .reverse()}
      />
      <ContactsTable contacts={report.contacts} query={query} />
    </>
  );
}

interface FiguresTableProps {
  by: Exclude<ReportTable, "contact">;
  first: string;
  query: Record<string, string>;
  rows: { key: string; name: ComponentChildren; figures: Figures }[];
}

function FiguresTable({ by, first, query, rows }: FiguresTableProps) {
  return (
    <Titled by={by} query={query}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{t("report.chats")}</th>
          <th scope="col">{t("report.missed")}</th>
          <th scope="col">{t("report.abandoned")}</th>
          <th scope="col">{t("report.wait")}</th>
          <th scope="col">{t("report.firstReply")}</th>
          <th scope="col">{t("report.duration")}</th>
          <th scope="col">{t("report.good")}</th>
          <th scope="col">{t("report.okay")}</th>
          <th scope="col">{t("report.bad")}</th>
          <th scope="col" colSpan={2}>
            {t("report.happiness")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figures }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <Cells figures={figures} />
          </tr>
        ))}
      </tbody>
    </Titled>
  );
}

function Cells({ figures }: { figures: Figures }) {
  const { waitMs, firstReplyMs, durationMs, goodShare } = averagesOf(figures);
  return (
    <>
      <td>{numberText(figures.chats)}</td>
      <td>{numberText(figures.missed)}</td>
      <td>{numberText(figures.abandoned)}</td>
      {[waitMs, firstReplyMs, durationMs].map((ms, at) => (
        <td key={at}>{ms === null ? "–" : spanText(ms)}</td>
      ))}
      <RatingCells counts={figures} />
      <td>{goodShare === null ? "–" : shareText(goodShare)}</td>
      <RatingBar counts={figures} />
    </>
  );
}

/** The three as one bar; the numbers beside it say the same. */
function RatingBar({ counts }: { counts: RatingCounts }) {
  const all = counts.good + counts.okay + counts.bad;
  return (
    <td class="rating-bar">
      {all === 0 ? null : (
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect class="look-good" x="0" width={(100 * counts.good) / all} height="10" />
          <rect
            class="look-okay"
            x={(100 * counts.good) / all}
            width={(100 * counts.okay) / all}
            height="10"
          />
          <rect
            class="look-bad"
            x={(100 * (counts.good + counts.okay)) / all}
            width={(100 * counts.bad) / all}
            height="10"
          />
        </svg>
      )}
    </td>
  );
}

function RatingCells({ counts: { good, okay, bad } }: { counts: RatingCounts }) {
  return (
    <>
      <td>{numberText(good)}</td>
      <td>{numberText(okay)}</td>
      <td>{numberText(bad)}</td>
    </>
  );
}

function ContactsTable({ contacts, query }: { contacts: Report["contacts"]; query: Record<string, string> }) {
  if (contacts.length === 0) return null;
  return (
    <Titled by="contact" query={query}>
      <thead>
        <tr>
          <th scope="col">{t("report.contact")}</th>
          <th scope="col">{t("report.good")}</th>
          <th scope="col">{t("report.okay")}</th>
          <th scope="col">{t("report.bad")}</th>
          <th scope="col">{t("report.happiness")}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map(({ email, ...counts }) => (
          <tr key={email}>
            <th scope="row" dir="auto">
              {email || <span class="soft">{t("report.noEmail")}</span>}
            </th>
            <RatingCells counts={counts} />
            <RatingBar counts={counts} />
          </tr>
        ))}
      </tbody>
    </Titled>
  );
}

interface TitledProps {
  by: ReportTable;
  query: Record<string, string>;
  children: ComponentChildren;
}

function Titled({ by, query, children }: TitledProps) {
  const title = t(`report.by.${by}`);
  return (
    <section class="report-part" aria-labelledby={`report-by-${by}`}>
      <div class="report-part-head">
        <h2 id={`report-by-${by}`}>{title}</h2>
        <a
          class="quiet"
          href={`/agent/reports/export?${new URLSearchParams({ ...query, by })}`}
          download={`report-by-${by}.csv`}
          aria-label={t("report.csvOf", { table: title })}
        >
          {t("report.csv")}
        </a>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is scrolled by keyboard, too */}
      <section class="scrolls" tabIndex={0} aria-labelledby={`report-by-${by}`}>
        <table class="figures">{children}</table>
      </section>
    </section>
  );
}
