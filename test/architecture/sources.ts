// The project's own files as text, for the tests that read the code rather than run it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");

export interface Source {
  /** From the root, with forward slashes. */
  file: string;
  text: string;
}

/** Every file that belongs to the project: what git keeps, and what it would keep. Built and installed ones do not. */
export function projectFiles(): string[] {
  const told = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return told.split("\n").filter((file) => file !== "" && fs.existsSync(path.join(root, file)));
}

export function sources(pattern: RegExp): Source[] {
  return projectFiles()
    .filter((file) => pattern.test(file))
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), "utf8") }));
}
