// `npm run check`: format, lint and types. `npm run check -- --write` mends what can be mended.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root, runUnderNewerNode } from "./support/newer-node.mjs";
import { checkTypes, typePasses } from "./support/types.mjs";

runUnderNewerNode();
const failed = [];

const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
const write = process.argv.includes("--write") ? ["--write"] : [];
const args = [biome, "check", "--config-path=test/.biome.json", "--error-on-warnings", ...write, "."];
const tidy = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
if (tidy.status !== 0) failed.push("format and lint");

for (const pass of typePasses) if (!checkTypes(pass)) failed.push(`types of ${pass.name}`);

console.log(failed.length === 0 ? "check: nothing to mend" : `check: mend ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
