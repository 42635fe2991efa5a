// `npm start`: Porchlight on this machine, with a demo website, three agents and no questions. Nothing leaves the
// machine. PORT chooses the port, PORCHLIGHT_STATE the directory in which everything is kept; `--prepare-only` stops
// before the server starts.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const ownNode = path.join(root, "node_modules/.bin/node");
const wrangler = path.join(root, "node_modules/wrangler/bin/wrangler.js");
const port = Number(process.env.PORT ?? 8787);
const state = path.resolve(root, process.env.PORCHLIGHT_STATE ?? ".wrangler/state");
const password = "porchlight-demo";
const quiet = {
  CI: "1",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
};
const prepareOnly = process.argv.includes("--prepare-only");
const sweepEveryMs = 5 * 60_000;
/** What we started and what still runs, by process; each leads a group of its own. */
const running = new Set();
let stopping = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    stopping = true;
    stopAll("SIGTERM");
    setTimeout(() => process.exit(0), running.size === 0 ? 0 : 3000);
  });
process.on("exit", () => stopAll("SIGKILL"));

if (Number(process.versions.node.split(".")[0]) < 22) await startOver();
else await start();

/** The machine's Node is too old for the tools; the project brings one along. */
async function startOver() {
  if (!existsSync(ownNode)) fail("Node 22 or newer is needed. Run `npm ci`: it brings one along.");
  const code = await ended(launch(ownNode, [path.join(root, "src/start.mjs")], "inherit"));
  process.exit(stopping ? 0 : code);
}

async function start() {
  if (!existsSync(wrangler)) fail("The tools are missing. Run `npm ci` first.");
  if (!existsSync(path.join(root, "src/web/build.mjs")))
    fail("src/web/build.mjs is missing: the pages cannot be built.");
  if (!prepareOnly && !(await isFree(port)))
    fail(`Port ${port} is taken. Choose another: PORT=8788 npm start`);
  mkdirSync(state, { recursive: true });
  console.log("Building the pages and preparing the database …");
  await Promise.all([preparePages(), prepareDatabase()]);
  if (prepareOnly) return;
  const server = launch(
    process.execPath,
    [
      wrangler,
      "dev",
      ...["--port", String(port), "--persist-to", state, "--show-interactive-dev-session=false"],
      // The system finds a port for the inspector: one that is looked for first may be taken by the time it is needed.
      ...["--inspector-port", "0"],
      ...["--log-level", "error", "--var", "DEMO:1", "--var", `PORCHLIGHT_SECRET:${keptSecret()}`],
      ...givenLimits(),
      // Nothing leaves the machine: what is sent lies in files.
      ...["--var", "EMAIL_FROM:Wick & Glass <help@shop.example>"],
    ],
    "inherit",
  );
  server.once("exit", (code) => process.exit(stopping ? 0 : (code ?? 1)));
  await ready();
  console.log(welcome());
  // Locally nobody keeps the cron's time.
  setInterval(() => fetch(`http://localhost:${port}/cdn-cgi/local/scheduled`).catch(() => {}), sweepEveryMs);
}

/** Not again where nothing that they are made of is younger than they are. */
async function preparePages() {
  const stamp = path.join(root, "node_modules/.cache/porchlight/pages");
  const began = Date.now();
  const parts = ["src/web", "src/protocol", "src/domain", "package-lock.json"].map((part) =>
    path.join(root, part),
  );
  const dist = path.join(root, "src/web/dist");
  if (existsSync(path.join(dist, "agent.html")) && existsSync(stamp)) {
    const made = Number(readFileSync(stamp, "utf8"));
    if (parts.every((part) => youngest(part, dist) < made)) return;
  }
  await run([path.join(root, "src/web/build.mjs")]);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, String(began));
}

/** When anything in it was changed last; a file that is gone changed its folder. */
function youngest(part, but) {
  if (part === but) return 0;
  const { mtimeMs } = statSync(part);
  if (!statSync(part).isDirectory()) return mtimeMs;
  const inside = readdirSync(part).map((name) => youngest(path.join(part, name), but));
  // The folder of the pages changes when they are made.
  return Math.max(part === path.dirname(but) ? 0 : mtimeMs, ...inside);
}

/** Once for each state of the migrations and the demo: a database that is prepared already is left alone. */
async function prepareDatabase() {
  const { preparedBy } = await import("./db/prepared-by.mjs");
  const stamp = path.join(state, "prepared");
  const wanted = preparedBy(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const { hashPassword } = await import("./http/passwords.ts");
  const { demoSiteKey } = await import("./http/demo-page.ts");
  const { seedSql } = await import("./db/seed.mjs");
  const d1 = [wrangler, "d1"];
  const local = ["--local", "--persist-to", state];
  await run([...d1, "migrations", "apply", "porchlight", ...local]);
  const file = path.join(state, "seed.sql");
  const passwordHash = await hashPassword(password);
  writeFileSync(file, seedSql({ siteKey: demoSiteKey, passwordHash, now: Date.now() }));
  await run([...d1, "execute", "porchlight", ...local, "--file", file]);
  writeFileSync(stamp, wanted);
}

/** Limits of `wrangler.toml` that the environment sets otherwise: for loads that no person makes. */
function givenLimits() {
  return ["FRAMES_PER_SECOND", "FRAMES_BURST"].flatMap((name) =>
    process.env[name] ? ["--var", `${name}:${process.env[name]}`] : [],
  );
}

/** Kept, so that sessions and chats outlive a restart. */
function keptSecret() {
  const file = path.join(state, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

async function ready() {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      const response = await fetch(`http://localhost:${port}/healthz`);
      if (response.ok) return;
    } catch {
      // It does not listen yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail("The server did not become ready within a minute.");
}

function welcome() {
  const at = `http://localhost:${port}`;
  return [
    "",
    "  Porchlight is on.",
    "",
    `  Demo website   ${at}/demo`,
    `  Agent page     ${at}/agent`,
    `                 ada@example.com, bo@example.com or sue@example.com, password ${password}`,
    `  API reference  ${at}/reference`,
    "",
    "  Open website and agent page in two windows. Ctrl-C ends it.",
    "",
  ].join("\n");
}

/** Runs a script of Node to its end; what it says is shown only where it fails. */
async function run(args) {
  const child = launch(process.execPath, args, "pipe");
  const said = [];
  child.stdout.on("data", (chunk) => said.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  const code = await ended(child);
  if (code !== 0) fail(`${Buffer.concat(said)}\n${path.relative(root, args.join(" "))} failed (${code}).`);
}

function launch(command, args, output) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...quiet },
    stdio: ["ignore", output, output],
    detached: true,
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

function stopAll(signal) {
  for (const { pid } of running) {
    try {
      process.kill(-pid, signal);
    } catch {
      // It is gone already.
    }
  }
}

function isFree(number) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(number, "localhost", () => probe.close(() => resolve(true)));
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
