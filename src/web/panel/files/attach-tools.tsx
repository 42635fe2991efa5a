// The ways by which files come into a chat: a button, a drop anywhere on the panel, a pasted picture, a screenshot of the page.
import { useEffect, useRef, useState } from "preact/hooks";
import { kindsIn } from "../../../domain/file-kinds.ts";
import { Icon } from "../icons.tsx";
import type { Visit } from "../visit.ts";
import { attachments, filesOf, noScreenshot } from "./chat-files.ts";
import { t } from "./words.ts";

const clip =
  "M15.5 9.5l-5.6 5.6a3.6 3.6 0 01-5.1-5.1l6-6a2.4 2.4 0 013.4 3.4l-6 6a1.2 1.2 0 01-1.7-1.7l5.2-5.2";
const camera = "M3 6h3l1.5-2h5L14 6h3v10H3zM10 13.5a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4z";

const accepted = kindsIn(attachments.types)
  .flatMap(({ type, endings }) => [type, ...endings.map((ending) => `.${ending}`)])
  .join();
const mayCapture = attachments.types.includes("image") && !!navigator.mediaDevices?.getDisplayMedia;

export function AttachTools({ visit, chatId }: { visit: Visit; chatId: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);

  function add(files: Iterable<File>): void {
    noScreenshot.value = false;
    filesOf(visit, chatId).uploads.add(files);
  }

  useEffect(() => {
    if (!attachments.enabled) return;
    const stop = new AbortController();
    const hear = <Name extends keyof DocumentEventMap>(
      name: Name,
      run: (event: DocumentEventMap[Name]) => void,
    ) => document.addEventListener(name, run, { signal: stop.signal });
    hear("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    });
    hear("dragleave", ({ relatedTarget }) => {
      if (relatedTarget === null) setOver(false);
    });
    hear("drop", (event) => {
      setOver(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      add(event.dataTransfer.files);
    });
    hear("paste", ({ clipboardData }) => {
      // What was copied from a document has a picture of itself: the text is meant.
      if (!clipboardData?.files.length || clipboardData.types.includes("text/plain")) return;
      add(clipboardData.files);
    });
    return () => stop.abort();
  }, [visit, chatId]);

  async function capture(): Promise<void> {
    if (busy) return;
    setBusy(true);
    noScreenshot.value = false;
    try {
      const { takeScreenshot } = await import("./screenshot/screenshot.tsx");
      const picture = await takeScreenshot(attachments.maxBytes);
      if (picture) add([picture]);
    } catch {
      noScreenshot.value = true;
    }
    setBusy(false);
  }

  if (!attachments.enabled) return null;
  return (
    <>
      <button
        type="button"
        class="tool icon-button"
        aria-label={t("attach.files")}
        title={t("attach.files")}
        onClick={() => input.current?.click()}
      >
        <Icon path={clip} />
      </button>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        multiple
        accept={accepted}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          add(currentTarget.files ?? []);
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      {mayCapture ? (
        <button
          type="button"
          class="tool icon-button"
          aria-label={t("attach.screenshot")}
          title={t("attach.screenshot")}
          onClick={() => void capture()}
        >
          <Icon path={camera} />
        </button>
      ) : null}
      {over ? (
        <div class="drop-here" aria-hidden="true">
          {t("attach.drop")}
        </div>
      ) : null}
    </>
  );
}
