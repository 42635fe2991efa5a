// How far a change of many tickets is, and, when it is over, which of them were not changed and why.
import type { BulkDone } from "../../../protocol/ticket-api.ts";
import { hashOf } from "../route.ts";
import { refusalText } from "../words.ts";
import { type BulkJob, bulkJob, goOn, insist } from "./bulk-job.ts";
import type { BulkState } from "./bulk-run.ts";
import { t } from "./words.ts";

/** So many are named one by one. */
const mostNamed = 20;

export function BulkReport() {
  const { value } = bulkJob;
  return <div aria-live="polite">{value ? <Report job={value} now={value.run.now.value} /> : null}</div>;
}

function Report({ job, now }: { job: BulkJob; now: BulkState }) {
  const { state, done, failed, total, refused } = now;
  const count = done.length + failed.length;
  const dismiss = () => {
    bulkJob.value = null;
  };
  if (state === "running")
    return (
      <div class="bulk-report">
        <p>{total === null ? t("bulk.running", { count }) : t("bulk.runningOf", { count, total })}</p>
        <progress
          aria-label={t("bulk.bar")}
          {...(total === null ? {} : { value: count, max: Math.max(total, 1) })}
        />
        <button type="button" class="quiet" onClick={() => job.run.stop()}>
          {t("bulk.stop")}
        </button>
      </div>
    );
  if (state === "over" && failed.length === 0) return null;
  return (
    <section class="bulk-report" aria-labelledby="bulk-title">
      {state === "stopped" ? (
        <p>{t("bulk.stopped", { count: done.length })}</p>
      ) : state === "refused" ? (
        <p>
          {t("bulk.broken", { count: done.length })} {refusalText(refused?.code ?? "internal")}
        </p>
      ) : null}
      {failed.length > 0 ? (
        <>
          <h2 id="bulk-title">{t("bulk.failed", { count: failed.length })}</h2>
          <ul>
            {failed.slice(0, mostNamed).map((row) => (
              <Failed key={row.id} row={row} />
            ))}
          </ul>
          {failed.length > mostNamed ? (
            <p>{t("bulk.failedMore", { count: failed.length - mostNamed })}</p>
          ) : null}
        </>
      ) : null}
      <div class="row">
        {state === "stopped" || state === "refused" ? (
          <button type="button" class="quiet" onClick={() => void goOn()}>
            {t("bulk.goOn")}
          </button>
        ) : null}
        {state === "over" && failed.some(isStale) ? (
          <button type="button" class="quiet" onClick={() => void insist(nowOf(failed))}>
            {t("bulk.insist")}
          </button>
        ) : null}
        <button type="button" class="quiet" onClick={dismiss}>
          {t("bulk.dismiss")}
        </button>
      </div>
    </section>
  );
}

type FailedRow = BulkDone["failed"][number];

function Failed({ row: { id, number, code } }: { row: FailedRow }) {
  return (
    <li>
      {number === null ? (
        t("bulk.unknown")
      ) : (
        <a href={hashOf({ page: "ticket", ticketId: id })}>
          {t("ticket.heading", { number: String(number) })}
        </a>
      )}
      {": "}
      {t(`bulk.why.${code}`)}
    </li>
  );
}

function isStale({ code }: FailedRow): boolean {
  return code === "stale_version";
}

function nowOf(failed: readonly FailedRow[]): { id: string; revision: number }[] {
  return failed.flatMap((row) =>
    isStale(row) && row.revision !== null ? [{ id: row.id, revision: row.revision }] : [],
  );
}
