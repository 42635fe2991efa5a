// Files that go with a form: kept from the moment they are chosen, so that sending the form sends only receipts.
import { useEffect, useRef, useState } from "preact/hooks";
import { kindsIn } from "../../../domain/file-kinds.ts";
import type { DraftFile } from "../../../protocol/files.ts";
import { limits } from "../../../protocol/limits.ts";
import { randomText } from "../../shared/environment.ts";
import { sizeText } from "../../shared/files/file-text.ts";
import { sendFile } from "../../shared/files/send-file.ts";
import { CloseIcon } from "../icons.tsx";
import { site } from "../site.ts";
import type { Visit } from "../visit.ts";
import { locale, refusalText } from "../words.ts";
import { t } from "./words.ts";

/** The key under which the files are kept, and the receipts for them. */
export interface Drafts {
  startKey: string;
  files: string[];
}

/** Asked when the form is sent. That a file is under way is said here, too. */
export interface FilesHold {
  current: (() => Drafts | "under way") | null;
}

interface Draft {
  id: string;
  file: File;
  /** How much of it has left, 0 to 1. */
  share: number;
  receipt: string | null;
  /** Why it failed. */
  code: string | null;
  stop: AbortController;
}

const { enabled, types, maxBytes } = site.attachments;
const accepted = kindsIn(types)
  .flatMap(({ type, endings }) => [type, ...endings.map((ending) => `.${ending}`)])
  .join();
const mayCapture = types.includes("image") && !!navigator.mediaDevices?.getDisplayMedia;
/** A longer name tells no more, and has no room in an address. */
const nameChars = 200;

interface Props {
  visit: Visit;
  hold: FilesHold;
  /** False: they are kept out of sight. */
  attach: boolean;
}

export function DraftFiles({ visit, hold, attach }: Props) {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [notice, setNotice] = useState("");
  const [capturing, setCapturing] = useState(false);
  const [startKey] = useState(() => randomText(32));
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    hold.current = () => {
      const isUnderWay = drafts.some(({ receipt, code }) => receipt === null && code === null);
      setNotice(isUnderWay ? t("drafts.wait") : "");
      if (isUnderWay) return "under way";
      return { startKey, files: drafts.flatMap(({ receipt }) => receipt ?? []) };
    };
  }, [drafts, hold, startKey]);

  function change(id: string, fields: Partial<Draft>): void {
    setDrafts((before) => before.map((draft) => (draft.id === id ? { ...draft, ...fields } : draft)));
  }

  function add(files: Iterable<File>): void {
    const room = limits.draftFilesMax - drafts.filter(({ code }) => code === null).length;
    const fresh = [...files].map((file, index): Draft => {
      const code = index >= room ? "too_many" : file.size > maxBytes ? "too_long" : null;
      return { id: randomText(16), file, share: 0, receipt: null, code, stop: new AbortController() };
    });
    setNotice("");
    setDrafts((before) => [...before.filter(({ code }) => code === null), ...fresh]);
    for (const draft of fresh) if (draft.code === null) void send(draft);
  }

  /** What is private on it is covered before it goes anywhere. */
  async function capture(): Promise<void> {
    setCapturing(true);
    setNotice("");
    try {
      const { takeScreenshot } = await import("../files/screenshot/screenshot.tsx");
      const picture = await takeScreenshot(maxBytes);
      if (picture) add([picture]);
    } catch {
      setNotice(t("drafts.noScreenshot"));
    }
    setCapturing(false);
  }

  async function send({ id, file, stop }: Draft): Promise<void> {
    const name = file.name.slice(-nameChars);
    const query = new URLSearchParams({ site: visit.site, startKey, name });
    const told = (share: number) => change(id, { share });
    const url = `/visitor/drafts/files?${query}`;
    const answer = await sendFile<DraftFile>(url, file, { told, stop: stop.signal });
    change(id, answer.ok ? { receipt: answer.value.receipt, share: 1 } : { code: answer.code });
  }

  function remove({ id, stop }: Draft): void {
    stop.abort();
    setDrafts((before) => before.filter((draft) => draft.id !== id));
    input.current?.parentElement?.querySelector("button")?.focus();
  }

  if (!enabled) return null;
  return (
    <div class="drafts" hidden={!attach}>
      <div class="draft-ways">
        <button type="button" class="quiet" onClick={() => input.current?.click()}>
          {t("drafts.add")}
        </button>
        {mayCapture ? (
          <button type="button" class="quiet" disabled={capturing} onClick={() => void capture()}>
            {t("drafts.screenshot")}
          </button>
        ) : null}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accepted}
        onChange={({ currentTarget }) => {
          add(currentTarget.files ?? []);
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      {drafts.length === 0 ? null : (
        <ul aria-label={t("drafts.list")}>
          {drafts.map((draft) => (
            <DraftLine key={draft.id} draft={draft} remove={() => remove(draft)} />
          ))}
        </ul>
      )}
      {notice ? (
        <p class="mistake" role="alert">
          {notice}
        </p>
      ) : null}
    </div>
  );
}

function DraftLine({ draft: { file, share, receipt, code }, remove }: { draft: Draft; remove(): void }) {
  const away = t("drafts.remove", { name: file.name });
  return (
    <li>
      <span class="draft-name" dir="auto">
        {file.name}
      </span>
      <span class="soft small">{sizeText(file.size, locale.value)}</span>
      <button type="button" class="icon-button" aria-label={away} title={away} onClick={remove}>
        <CloseIcon />
      </button>
      {code !== null ? (
        <p class="mistake" role="alert">
          {whyText(code)}
        </p>
      ) : receipt === null ? (
        <progress max={1} value={share} aria-label={t("drafts.progress", { name: file.name })} />
      ) : null}
    </li>
  );
}

const own = ["file_type", "file_mismatch", "file_empty", "files_off", "too_long"] as const;

function whyText(code: string): string {
  const known = own.find((one) => one === code);
  return known ? t(`refusal.${known}`, { size: sizeText(maxBytes, locale.value) }) : refusalText(code);
}
