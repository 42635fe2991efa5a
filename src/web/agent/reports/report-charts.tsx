// What went on over time, as three charts. Each says its sum in words, and its numbers stand in the table by day.
import { useMemo } from "preact/hooks";
import { bucketsOf } from "../../../domain/report-buckets.ts";
import { averagesOf } from "../../../domain/report-tables.ts";
import type { Report } from "../../../protocol/report-api.ts";
import { spanText } from "../words.ts";
import { ColumnChart } from "./column-chart.tsx";
import { dayText, numberText } from "./report-texts.ts";
import { t } from "./words.ts";

export function ReportCharts({ report }: { report: Report }) {
  const { of, buckets } = useMemo(() => bucketsOf(report), [report]);
  const names = buckets.map(({ day }) =>
    of === "week" ? `${t("report.week")} ${dayText(day)}` : dayText(day),
  );
  const ticks = buckets.map(({ day }) => dayText(day, true));
  const figures = buckets.map((bucket) => bucket.figures);
  const { good, okay, bad } = report.total;
  return (
    <div class="charts">
      <ColumnChart
        title={t("report.chatsOver")}
        names={names}
        ticks={ticks}
        valueText={numberText}
        series={[
          {
            name: t("report.answered"),
            look: "one",
            values: figures.map(({ chats, missed, abandoned }) => chats - missed - abandoned),
          },
          { name: t("report.missed"), look: "two", values: figures.map(({ missed }) => missed) },
          { name: t("report.abandoned"), look: "three", values: figures.map(({ abandoned }) => abandoned) },
        ]}
      />
      <ColumnChart
        title={t("report.replyOver")}
        names={names}
        ticks={ticks}
        valueText={spanText}
        series={[
          {
            name: t("report.firstReply"),
            look: "one",
            values: figures.map((some) => averagesOf(some).firstReplyMs ?? 0),
          },
        ]}
      />
      {good + okay + bad === 0 ? null : (
        <ColumnChart
          title={t("report.ratingsOver")}
          names={names}
          ticks={ticks}
          valueText={numberText}
          series={[
            { name: t("report.good"), look: "good", values: figures.map((some) => some.good) },
            { name: t("report.okay"), look: "okay", values: figures.map((some) => some.okay) },
            { name: t("report.bad"), look: "bad", values: figures.map((some) => some.bad) },
          ]}
        />
      )}
    </div>
  );
}
