// Which file imports which: static, side-effect, re-exported, dynamic and type-position imports.
import path from "node:path";
import type { Source } from "./sources.ts";
import { nodeAt, nodesAt, nodesOf } from "./syntax.ts";

export interface Import {
  from: string;
  /** A file of ours from the root, or the name of a package. */
  to: string;
  /** Gone when the program runs. */
  typeOnly: boolean;
}

export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(source)) {
    const target = nodeAt(node, "source");
    if (target === null || typeof target.value !== "string") continue;
    const names = nodesAt(node, "specifiers");
    const typeNames =
      names.length > 0 && names.every((name) => name.importKind === "type" || name.exportKind === "type");
    const typeWord = node.importKind === "type" || node.exportKind === "type" || node.type === "TSImportType";
    found.push({
      from: source.file,
      to: target.value.startsWith(".")
        ? path.posix.join(path.posix.dirname(source.file), target.value)
        : target.value,
      typeOnly: typeWord || typeNames,
    });
  }
  return found;
}
