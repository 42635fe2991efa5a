// Files on their way into a chat, one after another in the order in which they were chosen. Each has an id of its own, so
// that sent again it is the same message; what was refused stays until somebody tries again or puts it away.
import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { SentFile } from "../../../protocol/files.ts";
import { limits } from "../../../protocol/limits.ts";
import type { RefusalCode } from "../../../protocol/refusals.ts";
import type { Fetched } from "../fetch-json.ts";

export interface Upload {
  /** `client.n` of the message that it becomes. */
  cid: string;
  file: File;
  state: "waiting" | "sending" | "failed";
  /** How much of it has left, 0 to 1. */
  share: number;
  /** Why it failed. */
  code: UploadRefusal | null;
}

/** `unreadable`: what was chosen is no file, or is there no more. */
export type UploadRefusal = RefusalCode | "network" | "unreadable";

export interface Uploads {
  list: ReadonlySignal<readonly Upload[]>;
  add(files: Iterable<File>): void;
  /** Stops one that is under way, and puts away one that failed. */
  remove(cid: string): void;
  retry(cid: string): void;
  /** Stops all. */
  close(): void;
}

/** `told`: how much has left, 0 to 1. An aborted one may answer anything. */
export type SendFile = (
  upload: Pick<Upload, "cid" | "file">,
  told: (share: number) => void,
  stop: AbortSignal,
) => Promise<Fetched<SentFile>>;

interface UploadsOptions {
  send: SendFile;
  newClientId: () => string;
  /** What this chat takes. */
  maxBytes?: number;
}

export function createUploads({ send, newClientId, maxBytes = limits.fileBytes }: UploadsOptions): Uploads {
  const list = signal<readonly Upload[]>([]);
  let current: { cid: string; abort: AbortController } | null = null;

  function change(cid: string, fields: Partial<Upload>): void {
    list.value = list.value.map((upload) => (upload.cid === cid ? { ...upload, ...fields } : upload));
  }

  function drop(cid: string): void {
    list.value = list.value.filter((upload) => upload.cid !== cid);
  }

  function add(files: Iterable<File>): void {
    const fresh = [...files].map((file): Upload => {
      const code = refusalOf(file, maxBytes);
      return {
        cid: `${newClientId()}.1`,
        file,
        state: code === null ? "waiting" : "failed",
        share: 0,
        code,
      };
    });
    list.value = [...list.value, ...fresh];
    void next();
  }

  async function next(): Promise<void> {
    const upload = list.value.find(({ state }) => state === "waiting");
    if (current !== null || !upload) return;
    const { cid, file } = upload;
    const abort = new AbortController();
    current = { cid, abort };
    change(cid, { state: "sending", share: 0, code: null });
    const code = (await isReadable(file)) ? await sent(upload, abort) : "unreadable";
    current = null;
    if (code === null) drop(cid);
    else change(cid, { state: "failed", code });
    void next();
  }

  async function sent(upload: Upload, { signal: stop }: AbortController): Promise<UploadRefusal | null> {
    if (stop.aborted) return null;
    const answer = await send(upload, (share) => change(upload.cid, { share }), stop);
    return answer.ok ? null : answer.code;
  }

  return {
    list,
    add,
    remove: (cid) => {
      if (current?.cid === cid) current.abort.abort();
      drop(cid);
    },
    retry: (cid) => {
      change(cid, { state: "waiting", share: 0, code: null });
      void next();
    },
    close: () => {
      list.value = [];
      current?.abort.abort();
    },
  };
}

/** What the server would say, said before anything is sent. */
function refusalOf(file: File, maxBytes: number): UploadRefusal | null {
  if (file.size > maxBytes) return "too_long";
  return null;
}

/** A folder that was dropped looks like a file until it is read. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
