// Canned messages out to a file and in from one. What a file would do is shown line by line before anything is done.
import { useEffect, useRef, useState } from "preact/hooks";
import type { ImportReport } from "../../../protocol/canned-api.ts";
import { limits } from "../../../protocol/limits.ts";
import { useDesk } from "../desk-context.ts";
import { rest } from "../rest.ts";
import { refusalText } from "../words.ts";
import { fileText } from "./file-text.ts";
import { ImportRows } from "./import-rows.tsx";
import { ct } from "./words.ts";

interface Looked {
  file: string;
  csv: string;
  report: ImportReport;
  isDone: boolean;
}

export function FilesPage({ titleId }: { titleId: string }) {
  const { canned } = useDesk();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const field = useRef<HTMLInputElement>(null);

  async function choose(file: File | undefined): Promise<void> {
    if (!file || busy) return;
    setLooked(null);
    setProblem("");
    if (file.size > limits.importBytes) return setProblem(ct("files.tooLarge"));
    setBusy(true);
    const csv = await textOf(file);
    if (csv === null) setProblem(ct("files.unreadable"));
    else await run(file.name, csv, true);
    setBusy(false);
    // The same file, mended, may be chosen again.
    if (field.current) field.current.value = "";
  }

  async function run(file: string, csv: string, dryRun: boolean): Promise<void> {
    const answer = await rest.importCanned(csv, dryRun);
    if (!answer.ok) return setProblem(ct("files.failed", { why: refusalText(answer.code) }));
    setLooked({ file, csv, report: answer.value, isDone: !dryRun });
    if (!dryRun) await canned.reload();
  }

  async function go({ file, csv }: Looked): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem("");
    await run(file, csv, false);
    setBusy(false);
  }

  return (
    <div class="files">
      <h1 id={titleId}>{ct("files.heading")}</h1>
      <section aria-labelledby="canned-export">
        <h2 id="canned-export">{ct("files.export")}</h2>
        <p class="soft">{ct("files.exportHint")}</p>
        <a class="quiet" href="/agent/canned/export.csv" download="canned-messages.csv">
          {ct("files.download")}
        </a>
      </section>
      <section aria-labelledby="canned-import">
        <h2 id="canned-import">{ct("files.import")}</h2>
        <p class="soft" id="canned-import-hint">
          {ct("files.importHint")}
        </p>
        <label class="quiet file-choice">
          {ct(looked ? "files.another" : "files.choose")}
          <input
            ref={field}
            class="visually-hidden"
            type="file"
            accept=".csv,text/csv"
            aria-describedby="canned-import-hint"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        </label>
        <p class="hint" role="status">
          {busy ? ct(looked ? "files.going" : "files.reading") : ""}
        </p>
        <p class="field-error" role="alert">
          {problem}
        </p>
        {looked ? <Report looked={looked} busy={busy} onGo={() => void go(looked)} /> : null}
      </section>
    </div>
  );
}

async function textOf(file: File): Promise<string | null> {
  try {
    return fileText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return null;
  }
}

function Report({ looked, busy, onGo }: { looked: Looked; busy: boolean; onGo: () => void }) {
  const { file, report, isDone } = looked;
  const { added, changed, unchanged, refused, rows } = report;
  const count = added + changed;
  const heading = useRef<HTMLHeadingElement>(null);
  // Its work done, the button is gone.
  useEffect(() => {
    if (isDone) heading.current?.focus();
  }, [isDone]);
  return (
    <section class="report" aria-labelledby="canned-report">
      <h3 id="canned-report" ref={heading} tabIndex={-1}>
        {ct(isDone ? "files.done" : "files.report", { file })}
      </h3>
      <p role="status">{ct("files.sums", { added, changed, unchanged, refused })}</p>
      {isDone ? null : count === 0 ? (
        <p class="notice">{ct("files.nothing")}</p>
      ) : (
        <button type="button" class="primary" disabled={busy} onClick={onGo}>
          {ct("files.go", { count })}
        </button>
      )}
      <ImportRows rows={rows} />
    </section>
  );
}
