// Files on their way: how far each is, and why one did not go. They go on while the conversation goes on.
import type { ReadonlySignal } from "@preact/signals-core";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { limits } from "../../../protocol/limits.ts";
import { sizeText } from "../../shared/files/file-text.ts";
import type { Upload, UploadRefusal, Uploads } from "../../shared/files/uploads.ts";
import { CloseIcon } from "../icons.tsx";
import type { Visit } from "../visit.ts";
import { locale, refusalText } from "../words.ts";
import { attachments, filesOf, noScreenshot } from "./chat-files.ts";
import { t } from "./words.ts";

export function UploadList({ visit, chatId }: { visit: Visit; chatId: string }) {
  const { uploads } = filesOf(visit, chatId);
  const list = useValue(uploads.list);
  const isWithoutScreenshot = useValue(noScreenshot);
  const before = useRef(list.length);

  // Who stood on a line that went stands in the text box again.
  useLayoutEffect(() => {
    if (list.length < before.current && document.activeElement === document.body)
      document.getElementById("message")?.focus();
    before.current = list.length;
  }, [list.length]);

  return (
    <>
      {isWithoutScreenshot ? (
        <p class="notice" role="alert">
          {t("attach.noScreenshot")}
        </p>
      ) : null}
      {list.length === 0 ? null : (
        <ul class="uploads" aria-label={t("upload.list")}>
          {list.map((upload) => (
            <UploadLine key={upload.cid} upload={upload} uploads={uploads} />
          ))}
        </ul>
      )}
    </>
  );
}

function UploadLine({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { cid, file, state, share, code } = upload;
  const { name } = file;
  const failed = state === "failed";
  const away = t(failed ? "upload.remove" : "upload.cancel", { name });
  return (
    <li class={failed ? "upload failed" : "upload"}>
      <span class="file-name" dir="auto">
        {name}
      </span>
      <span class="soft small">{sizeText(file.size, locale.value)}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={away}
        title={away}
        onClick={() => uploads.remove(cid)}
      >
        <CloseIcon />
      </button>
      <div class="upload-more">
        {failed && code ? (
          <p class="refusal" role="alert">
            {t("upload.failed")} {whyText(code)}
          </p>
        ) : state === "sending" ? (
          <progress max={1} value={share} aria-label={t("upload.progress", { name })} />
        ) : (
          <span class="soft small">{t("upload.waiting")}</span>
        )}
        {failed && code && mayTryAgain(code) ? (
          <button
            type="button"
            class="link"
            aria-label={t("upload.againNamed", { name })}
            onClick={() => uploads.retry(cid)}
          >
            {t("upload.again")}
          </button>
        ) : null}
      </div>
    </li>
  );
}

/** Drawn by itself when it changes: what is fetched later was not there when the page looked what it depends on. */
function useValue<T>(of: ReadonlySignal<T>): T {
  const [, draw] = useState({});
  useEffect(() => of.subscribe(() => draw({})), [of]);
  return of.peek();
}

const own = [
  "file_type",
  "file_mismatch",
  "file_empty",
  "files_off",
  "too_long",
  "too_many",
  "unreadable",
] as const satisfies readonly UploadRefusal[];

function whyText(code: UploadRefusal): string {
  const known = own.find((one) => one === code);
  if (known === undefined) return refusalText(code);
  const most = Math.min(attachments.maxBytes, limits.fileBytes);
  return t(`refusal.${known}`, { size: sizeText(most, locale.value) });
}

/** The same file would be refused for the same reason. */
function mayTryAgain(code: UploadRefusal): boolean {
  return code === "unreadable" || !own.some((one) => one === code);
}
