// The compiler's passes: what runs where decides which globals exist, so each kind of code has its own.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./newer-node.mjs";

/** What each pass proves, and where its tsconfig.json is. */
export const typePasses = [
  { name: "server", at: "." },
  { name: "rules and wire without any platform", at: "src/domain" },
  { name: "pages", at: "src/web" },
  { name: "tests in the runtime", at: "test" },
  { name: "tests in Node and in the browser", at: "test/browser" },
];

/** Prints what the compiler finds; true where it finds nothing. */
export function checkTypes({ at }) {
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  return (
    spawnSync(process.execPath, [tsc, "-p", at], { cwd: root, stdio: "inherit", timeout: 300_000 }).status ===
    0
  );
}
