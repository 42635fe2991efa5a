// Where the files of each chat are to be had, and how one is saved.
import type { FileLinks, FileRef } from "../../../protocol/files.ts";
import { createFileAddresses, type FileAddresses } from "../../shared/files/file-addresses.ts";
import { call } from "../rest.ts";

const known = new Map<string, FileAddresses>();

export function addressOf(chatId: string, fileId: string): Promise<string | null> {
  const addresses =
    known.get(chatId) ??
    createFileAddresses(
      (ids) => call<FileLinks>(`/chats/${chatId}/files/links`, { body: { ids } }),
      Date.now,
    );
  known.set(chatId, addresses);
  return addresses.of(fileId);
}

/** False: it is not to be had. The address says by itself that it is saved and not shown. */
export async function download(chatId: string, { id, name }: FileRef): Promise<boolean> {
  const address = await addressOf(chatId, id);
  if (address === null) return false;
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  return true;
}
