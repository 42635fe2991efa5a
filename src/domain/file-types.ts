// Which files are taken: the first bytes prove what a file is, its name may not say otherwise, and the site allows the kind.
// The bytes decide alone what it is served as; a name is only what people see.
import type { RefusalCode } from "../protocol/refusals.ts";
import type { FileType } from "../protocol/site-settings.ts";
import { type FileKind, isKnownEnding, kindsOf } from "./file-kinds.ts";
import { safeName, splitEnding } from "./file-names.ts";

export type Judgement =
  | { ok: true; kind: FileKind; name: string }
  | { ok: false; code: Extract<RefusalCode, "file_type" | "file_mismatch" | "file_empty"> };

/** `head`: the file's first bytes. `rawName`: as a browser said it. */
export function judgeFile(head: Uint8Array, rawName: string, allowed: readonly FileType[]): Judgement {
  if (head.length === 0) return { ok: false, code: "file_empty" };
  const name = safeName(rawName);
  const { stem, ending } = splitEnding(name);
  const kinds = kindsOf(head);
  const lower = ending.toLowerCase();
  const kind = ending === "" ? kinds[0] : kinds.find(({ endings }) => endings.includes(lower));
  if (kind === undefined) return { ok: false, code: isKnownEnding(lower) ? "file_mismatch" : "file_type" };
  if (!allowed.includes(kind.group)) return { ok: false, code: "file_type" };
  return { ok: true, kind, name: ending === "" ? safeName(`${stem}.${kind.endings[0]}`) : name };
}
