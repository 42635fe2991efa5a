// Porchlight as a user starts it: `node src/start.mjs` with its own port and state. It can be killed as by a
// power cut, and started again on what is left.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { preparedBy } from "../../../src/db/prepared-by.mjs";

const root = path.join(import.meta.dirname, "../../..");
const out = path.join(root, "test/.out/runtime");
const readyMs = 90_000;

export interface Runtime {
  /** http://localhost:port, the same after a restart. */
  origin: string;
  /** What it printed so far. */
  log(): string;
  /** SIGKILL to the whole process tree: nobody says goodbye, nothing is flushed. */
  kill9(): Promise<void>;
  /** Again, on the same state and port. */
  start(): Promise<void>;
  /** Asks or changes its database from outside, for what no page can show or set yet. Answers with the rows. */
  sql<Row = Record<string, unknown>>(statement: string): Promise<Row[]>;
  /** Ends it and removes its state. */
  stop(): Promise<void>;
}

export async function startRuntime(env: Record<string, string> = {}): Promise<Runtime> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  fs.mkdirSync(out, { recursive: true });
  const state = fs.mkdtempSync(path.join(out, "state-"));
  fs.cpSync(await preparedState(), state, { recursive: true });
  let child: ChildProcess | null = null;
  let log = "";

  /** One at a time: the tools look for free ports first and take them later. */
  async function start(): Promise<void> {
    const done = await turn();
    try {
      await startNow();
    } finally {
      done();
    }
  }

  async function startNow(): Promise<void> {
    const started = spawn(process.execPath, ["src/start.mjs"], {
      cwd: root,
      env: { ...withoutTestRunner(), NO_COLOR: "1", ...env, PORT: String(port), PORCHLIGHT_STATE: state },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    child = started;
    const note = (chunk: Buffer) => {
      log += chunk.toString();
    };
    started.stdout?.on("data", note);
    started.stderr?.on("data", note);
    const until = Date.now() + readyMs;
    while (!(await answers(`${origin}/healthz`))) {
      if (started.exitCode !== null) throw new Error(`it ended with ${started.exitCode}:\n${log}`);
      if (Date.now() > until) throw new Error(`not ready after ${readyMs} ms:\n${log}`);
      await pause(100);
    }
  }

  async function kill9(): Promise<void> {
    const top = child?.pid;
    if (top === undefined) return;
    for (const pid of [top, ...descendants(top)]) kill(pid);
    child = null;
    while (await answers(`${origin}/healthz`)) await pause(50);
  }

  await start();
  return {
    origin,
    log: () => log,
    kill9,
    start,
    sql: async <Row>(statement: string): Promise<Row[]> => {
      const wrangler = path.join(root, "node_modules/wrangler/bin/wrangler.js");
      const args = [
        wrangler,
        "d1",
        "execute",
        "porchlight",
        "--local",
        "--persist-to",
        state,
        "--json",
        "--command",
        statement,
      ];
      const env_ = {
        ...withoutTestRunner(),
        CI: "1",
        WRANGLER_SEND_METRICS: "false",
        WRANGLER_WRITE_LOGS: "false",
      };
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: env_ });
      const [answer] = JSON.parse(stdout.slice(stdout.indexOf("["))) as { results: Row[] }[];
      return answer?.results ?? [];
    },
    stop: async () => {
      await kill9();
      fs.rmSync(state, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Waits until nobody else in this checkout is starting a runtime. Returns what ends the turn. */
async function turn(): Promise<() => void> {
  const file = path.join(out, "starting");
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => fs.rmSync(file, { force: true });
    } catch {
      const by = starter(file);
      if (by > 0 && !isRunning(by)) fs.rmSync(file, { force: true });
      await pause(100);
    }
  }
}

/** Whose turn it is; 0 where it has just ended, or is not written down yet. */
function starter(file: string): number {
  try {
    return Number(fs.readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * A state with its database prepared, to begin from a copy of it: made once, by whoever comes first.
 */
async function preparedState(): Promise<string> {
  const ready = path.join(out, `prepared-${preparedBy(root).slice(0, 12)}`);
  const done = await turn();
  try {
    if (fs.existsSync(ready)) return ready;
    const making = `${ready}.making`;
    fs.rmSync(making, { recursive: true, force: true });
    const env = { ...withoutTestRunner(), NO_COLOR: "1", PORCHLIGHT_STATE: making };
    await promisify(execFile)(process.execPath, ["src/start.mjs", "--prepare-only"], { cwd: root, env });
    fs.renameSync(making, ready);
    return ready;
  } finally {
    done();
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks again until it is so; what a person does who looks at a screen. */
export async function until(what: string, isSo: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  const last = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`after ${withinMs} ms still not: ${what}`);
    await pause(100);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** The test runner's own variables change how the tools behave; a user has none of them. */
function withoutTestRunner(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|VITE_|NODE_ENV|NODE_OPTIONS|TEST|DEV|PROD)/.test(name),
  );
  return Object.fromEntries(kept);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

/** Also those that lead a process group of their own. */
function descendants(top: number): number[] {
  const parents = parentsOfAll();
  const found: number[] = [];
  const take = (pid: number) => {
    for (const [child, parent] of parents)
      if (parent === pid) {
        found.push(child);
        take(child);
      }
  };
  take(top);
  return found;
}

/** Linux tells by files, which are always there; elsewhere `ps` is. */
function parentsOfAll(): Map<number, number> {
  if (!fs.existsSync("/proc/self/stat")) {
    const told = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
    const pairs = told
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
    return new Map(pairs.map(([pid = 0, parent = 0]) => [pid, parent]));
  }
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended while we looked.
    }
  }
  return parents;
}
