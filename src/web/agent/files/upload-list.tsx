// Files on their way into a chat: how far each is, and what became of those that did not go. They go on while another chat is
// looked at.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { SentFile } from "../../../protocol/files.ts";
import { limits } from "../../../protocol/limits.ts";
import { newClientId } from "../../shared/environment.ts";
import { sizeText } from "../../shared/files/file-text.ts";
import { sendFile } from "../../shared/files/send-file.ts";
import { createUploads, type Upload, type UploadRefusal, type Uploads } from "../../shared/files/uploads.ts";
import { wear } from "../../shared/wear.ts";
import { chosenFiles, takeChosen } from "../attaching.ts";
import { Icon } from "../icons.tsx";
import { composerWanted } from "../navigation.ts";
import type { OpenChat } from "../open-chats.ts";
import { timeLocale } from "../preferences.ts";
import css from "../styles/files.css?late";
import { refusalText } from "../words.ts";
import type { FilesKey } from "./catalogue/en.ts";
import { beginFilesWords, t } from "./words.ts";

wear(css);

export async function openUploadList() {
  await beginFilesWords();
  return UploadList;
}

/** By the chat as it is open here: who signs in next begins anew. */
const all = new WeakMap<OpenChat, Uploads>();

function uploadsOf(chat: OpenChat): Uploads {
  const known = all.get(chat);
  if (known) return known;
  const uploads = createUploads({
    newClientId,
    send: ({ cid, file }, told, stop) => {
      const query = new URLSearchParams({ cid, name: file.name });
      return sendFile<SentFile>(`/agent/chats/${chat.id}/files?${query}`, file, { told, stop });
    },
  });
  all.set(chat, uploads);
  return uploads;
}

function UploadList({ chat }: { chat: OpenChat }) {
  const uploads = uploadsOf(chat);
  const list = uploads.list.value;
  const chosen = chosenFiles.value.get(chat);
  const before = useRef(list.length);

  useEffect(() => {
    const files = takeChosen(chat);
    if (files.length > 0) uploads.add(files);
  }, [chosen]);

  // Who stood on a line that went stands in the text box again.
  useLayoutEffect(() => {
    if (list.length < before.current && document.activeElement === document.body)
      composerWanted.value = chat.id;
    before.current = list.length;
  }, [list.length]);

  if (list.length === 0) return null;
  return (
    <ul class="uploads" aria-label={t("files.sending")}>
      {list.map((upload) => (
        <UploadLine key={upload.cid} upload={upload} uploads={uploads} />
      ))}
    </ul>
  );
}

function UploadLine({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { cid, file, state, share, code } = upload;
  const { name } = file;
  const failed = state === "failed";
  return (
    <li class={failed ? "upload failed" : "upload"}>
      <span class="file-name" dir="auto">
        {name}
      </span>
      <span class="file-size">{sizeText(file.size, timeLocale.value)}</span>
      <div class="upload-more">
        {failed && code ? (
          <p class="upload-problem" role="alert">
            {t("files.notSent")} {whyText(code)}
          </p>
        ) : state === "sending" ? (
          <progress max={1} value={share} aria-label={t("files.progress", { name })} />
        ) : (
          <span class="hint">{t("files.waiting")}</span>
        )}
        {failed && code && mayTryAgain(code) ? (
          <button
            type="button"
            class="link"
            aria-label={t("files.againNamed", { name })}
            onClick={() => uploads.retry(cid)}
          >
            {t("files.again")}
          </button>
        ) : null}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={t(failed ? "files.putAwayNamed" : "files.cancel", { name })}
        title={t(failed ? "files.putAway" : "files.cancel", { name })}
        onClick={() => uploads.remove(cid)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
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
  const key: FilesKey = `refusal.${known}`;
  return t(key, { size: sizeText(limits.fileBytes, timeLocale.value), count: limits.filesMax });
}

/** The same file would be refused for the same reason. */
function mayTryAgain(code: UploadRefusal): boolean {
  const known = own.find((one) => one === code);
  return known === undefined || known === "unreadable";
}
