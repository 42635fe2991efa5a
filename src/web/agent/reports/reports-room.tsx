// The reports: what was, by days, and for supervisors what is right now.

import { wear } from "../../shared/wear.ts";
import { useDesk } from "../desk-context.ts";
import reports from "../styles/reports.css?late";
import { ReportPage } from "./report-page.tsx";
import { Wallboard } from "./wallboard.tsx";
import { t } from "./words.ts";

wear(reports);

export function ReportsRoom({ place }: { place: "now" | "days" }) {
  const { me } = useDesk();
  if (me.role === "agent") return <ReportPage />;
  return (
    <div class="reports-room">
      <nav class="report-tabs" aria-label={t("report.tabs")}>
        <a href="#/reports" aria-current={place === "days" ? "page" : undefined}>
          {t("report.heading")}
        </a>
        <a href="#/reports/now" aria-current={place === "now" ? "page" : undefined}>
          {t("report.board")}
        </a>
      </nav>
      {place === "now" ? <Wallboard /> : <ReportPage />}
    </div>
  );
}
