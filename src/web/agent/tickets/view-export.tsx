// The button that exports a view as CSV, and how far that is.
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../icons.tsx";
import { refusalText } from "../words.ts";
import { createExportRun, type Exporting } from "./export-run.ts";
import { viewCalls } from "./view-calls.ts";
import { t } from "./words.ts";

export function ViewExport({ view, name }: { view: string; name: string }) {
  const [run] = useState(() => createExportRun((signal) => fetch(viewCalls.exportUrl(view), { signal })));
  const now = run.now.value;
  useEffect(() => () => run.stop(), [run]);

  async function begin(): Promise<void> {
    const file = await run.go();
    if (file) save(file, `${fileName(name)}.csv`);
  }

  const isRunning = now.state === "running";
  return (
    <div class="view-export">
      <span class={now.state === "failed" ? "field-error" : "hint"} role="status">
        {said(now)}
      </span>
      <button type="button" class="quiet" onClick={() => (isRunning ? run.stop() : void begin())}>
        <Icon name={isRunning ? "close" : "download"} />
        {t(isRunning ? "export.stop" : now.state === "failed" ? "export.again" : "export.begin")}
      </button>
    </div>
  );
}

function said(now: Exporting): string {
  switch (now.state) {
    case "idle":
      return "";
    case "running":
      return t("export.running", { count: now.tickets });
    case "done":
      return t("export.done", { count: now.tickets });
    case "failed":
      return now.code === null ? t("export.brokeOff") : `${t("export.failed")} ${refusalText(now.code)}`;
    default:
      return now satisfies never;
  }
}

/** Without what file systems refuse. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").trim() || "tickets";
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
