// The tools need Node 22. Where the machine's own is older, the one that npm ci installed runs the same script again.
import { spawnSync } from "node:child_process";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");
const bin = path.join(root, "node_modules/.bin");

/** Returns only under a Node that is new enough, with the project's own tools first on PATH. */
export function runUnderNewerNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const path_ = process.env.PATH ?? "";
  if (!path_.split(path.delimiter).includes(bin)) process.env.PATH = `${bin}${path.delimiter}${path_}`;
  if (major > 22 || (major === 22 && minor >= 18)) return;
  if (process.env.PORCHLIGHT_NODE === "again") throw new Error(`Node ${process.versions.node} is too old`);
  const again = spawnSync(path.join(bin, "node"), process.argv.slice(1), {
    stdio: "inherit",
    env: { ...process.env, PORCHLIGHT_NODE: "again" },
  });
  process.exit(again.status ?? 1);
}
