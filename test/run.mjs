// `npm test`: types, the pages, then every test in Node, in the real runtime and in a real browser.
// Ends with one plain line of counts. `npm test -- node runtime` runs those steps alone.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { findChromium } from "./support/chromium.mjs";
import { root, runUnderNewerNode } from "./support/newer-node.mjs";
import { checkTypes, typePasses } from "./support/types.mjs";

runUnderNewerNode();
const out = path.join(root, "test/.out");
const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const troubles = [];

function count(ok, name) {
  if (ok) total.passed++;
  else {
    total.failed++;
    troubles.push(name);
  }
}

function types() {
  for (const pass of typePasses) count(checkTypes(pass), `types of ${pass.name}`);
}

function pages() {
  const built = spawnSync(process.execPath, ["src/web/build.mjs"], { cwd: root, stdio: "inherit" });
  count(built.status === 0, "the pages are built");
}

/** Runs one project of test/vitest.config.ts. Whatever it leaves unsaid counts as a failure. */
function project(name, maySkip) {
  const report = path.join(out, `${name}.json`);
  fs.rmSync(report, { force: true });
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [vitest, "run", "--config=test/vitest.config.ts", `--project=${name}`, ...reporters];
  const ran = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (!fs.existsSync(report)) return count(false, `${name}: did not run`);
  const told = JSON.parse(fs.readFileSync(report, "utf8"));
  const skipped = told.numPendingTests + told.numTodoTests;
  const broken = told.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  total.passed += told.numPassedTests;
  total.failed += told.numFailedTests;
  if (maySkip) total.skipped += skipped;
  else for (let i = 0; i < skipped; i++) count(false, `${name}: a test was skipped`);
  for (const file of broken) count(false, `${name}: ${path.relative(root, file.name)} could not be read`);
  if (told.numTotalTests === 0 && broken.length === 0) count(false, `${name}: there is no test`);
  if (told.numFailedTests > 0) troubles.push(`${name}: ${told.numFailedTests} failed, see above`);
  else if (ran.status !== 0 && broken.length === 0)
    count(false, `${name}: an error outside of any test, see above`);
}

const steps = {
  types,
  pages,
  node: () => project("node", false),
  runtime: () => project("runtime", false),
  browser: () => project("browser", findChromium() === null),
};

for (const name of wanted)
  if (!(name in steps)) throw new Error(`no step ${name}: ${Object.keys(steps).join(", ")}`);
fs.mkdirSync(out, { recursive: true });
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n— ${name}`);
  const began = Date.now();
  step();
  console.log(`— ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

if (total.skipped > 0)
  console.log("\nNo Chromium here: the browser stories were skipped. Install it, or set CHROMIUM_PATH.");
for (const trouble of troubles) console.log(`✗ ${trouble}`);
const nothing = total.passed + total.failed === 0;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || nothing ? 1 : 0;
