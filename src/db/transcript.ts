// A transcript as rows: JSON arrays of lines, cut so that no row comes near D1's 2 MB.
// A log only grows, so cutting it again later gives the same parts, then more.
import type { LoggedEntry } from "../protocol/entry.ts";

export const partBytes = 900_000;

const utf8 = new TextEncoder();

export function splitTranscript(entries: readonly LoggedEntry[], mostBytes = partBytes): string[] {
  const parts: string[] = [];
  let lines: string[] = [];
  let bytes = 2;
  for (const entry of entries) {
    const line = JSON.stringify(entry);
    const length = utf8.encode(line).length + 1;
    if (lines.length > 0 && bytes + length > mostBytes) {
      parts.push(`[${lines.join(",")}]`);
      lines = [];
      bytes = 2;
    }
    lines.push(line);
    bytes += length;
  }
  parts.push(`[${lines.join(",")}]`);
  return parts;
}

/** What `splitTranscript` wrote, in the order of the parts. */
export function joinTranscript(parts: readonly string[]): LoggedEntry[] {
  return parts.flatMap((part): LoggedEntry[] => JSON.parse(part));
}
