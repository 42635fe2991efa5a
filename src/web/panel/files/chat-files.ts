// The files of the chat that the panel shows: those on their way up, and where those that are there can be had.
import { signal } from "@preact/signals-core";
import { type FileLinks, type FileRef, isDrawn, type SentFile } from "../../../protocol/files.ts";
import { newClientId } from "../../shared/environment.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import { createFileAddresses, type FileAddresses } from "../../shared/files/file-addresses.ts";
import { sendFile } from "../../shared/files/send-file.ts";
import { createUploads, type Uploads } from "../../shared/files/uploads.ts";
import { site } from "../site.ts";
import type { Visit } from "../visit.ts";

interface ChatFiles {
  chatId: string;
  uploads: Uploads;
  addresses: FileAddresses;
}

/** Of one chat: who begins another leaves what was not sent. */
let held: ChatFiles | null = null;

/** A screenshot could not be taken. */
export const noScreenshot = signal(false);

export const attachments = site.attachments ?? { enabled: true, types: ["image"], maxBytes: 10 * 1_048_576 };

/** A longer name tells no more, and has no room in an address. */
const nameChars = 200;

export function filesOf(visit: Visit, chatId: string): ChatFiles {
  if (held?.chatId === chatId) return held;
  held?.uploads.close();
  const uploads = createUploads({
    newClientId,
    maxBytes: attachments.maxBytes,
    send: ({ cid, file }, told, stop) => {
      const query = new URLSearchParams({ cid, name: file.name.slice(-nameChars) });
      const headers = { authorization: `Bearer ${visit.token()}` };
      return sendFile<SentFile>(`/visitor/files?${query}`, file, { headers, told, stop });
    },
  });
  const ask = (ids: string[]) =>
    fetchJson<FileLinks>("/visitor/files/links", { body: { ids }, token: visit.token() });
  held = { chatId, uploads, addresses: createFileAddresses(ask, Date.now) };
  return held;
}

/** False: it is not to be had now. The address says by itself that it is saved and not shown. */
export async function download(addresses: FileAddresses, { id, name }: FileRef): Promise<boolean> {
  const address = await addresses.of(id);
  if (address === null) return false;
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  return true;
}

/** How large a picture stands in the conversation: known before it is there, so that nothing moves. */
export function thumbnailSize(file: FileRef): { width: number; height: number } | null {
  const { width = 0, height = 0 } = file;
  if (!isDrawn(file)) return null;
  const scale = Math.min(1, widest / width, highest / height);
  return { width: Math.max(smallest, width * scale), height: Math.max(smallest, height * scale) };
}

const widest = 220;
const highest = 260;
const smallest = 48;
