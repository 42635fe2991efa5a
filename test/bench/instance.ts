// The bundle that would be deployed, in one workerd process without the proxies that `wrangler dev` puts before it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");
const out = path.join(root, "test/.out/bench");

export interface Instance {
  /** http://127.0.0.1:port */
  origin: string;
  secret: string;
  /** Of workerd: memory that it holds now, MB; null where the machine does not tell. */
  memoryMb(): number | null;
  /** Of workerd: processor time used so far, milliseconds; null where the machine does not tell. */
  cpuMs(): number | null;
  stop(): Promise<void>;
}

export interface InstanceOptions {
  meter: boolean;
  /** Where the objects' files lie. Memory shows the code's own cost; on a disk each message waits for one fsync. */
  on: "memory" | "disk";
  /** A directory that is kept, with what is in it, in place of one that is thrown away. */
  kept?: string;
}

interface Miniflare {
  ready: Promise<URL>;
  getD1Database(
    name: string,
  ): Promise<{ batch(statements: unknown[]): Promise<unknown>; prepare(sql: string): unknown }>;
  dispose(): Promise<void>;
}
interface MiniflareModule {
  Miniflare: new (options: unknown) => Miniflare;
  convertV4MiniflareOptions(options: Record<string, unknown>): unknown;
}

/** Miniflare comes with wrangler; it is not ours to depend on a second one. */
const fromWrangler = createRequire(createRequire(import.meta.url).resolve("wrangler/package.json"));
const { Miniflare: Runtime, convertV4MiniflareOptions } = fromWrangler("miniflare") as MiniflareModule;

function bundle(): string {
  const wrangler = path.join(root, "node_modules/wrangler/bin/wrangler.js");
  const args = [wrangler, "deploy", "test/bench/worker/entry.ts", "--dry-run", `--outdir=${out}`];
  execFileSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
  });
  return path.join(out, "entry.js");
}

function compatibilityDate(): string {
  const config = fs.readFileSync(path.join(root, "wrangler.toml"), "utf8");
  return config.match(/^compatibility_date = "(.+)"/m)?.[1] ?? "";
}

export function migrations(): string[] {
  const folder = path.join(root, "migrations");
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .flatMap((name) => fs.readFileSync(path.join(folder, name), "utf8").split("--> statement-breakpoint"))
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

export async function startInstance({ meter, on, kept }: InstanceOptions): Promise<Instance> {
  const script = bundle();
  const memory = fs.existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir();
  const state = kept ?? fs.mkdtempSync(path.join(on === "memory" ? memory : out, "porchlight-bench-"));
  const isMigrated = d1File(state) !== null;
  const secret = "bench-secret-bench-secret-bench-secret";
  const plenty = { simple: { limit: 1_000_000_000, period: 60 } };
  const before = new Set(workerds());
  const runtime = new Runtime(
    convertV4MiniflareOptions({
      modules: true,
      scriptPath: script,
      compatibilityDate: compatibilityDate(),
      compatibilityFlags: ["nodejs_compat"],
      durableObjects: {
        CHATS: { className: "ChatSession", useSQLite: true },
        DEPARTMENTS: { className: "Department", useSQLite: true },
        FLOOR: { className: "Floor", useSQLite: true },
      },
      d1Databases: ["DB"],
      ratelimits: {
        START_RATE: { namespace_id: "1", ...plenty },
        DOOR_RATE: { namespace_id: "2", ...plenty },
      },
      bindings: {
        PORCHLIGHT_SECRET: secret,
        FRAMES_PER_SECOND: "1000000000",
        FRAMES_BURST: "1000000000",
        EMAIL_FROM: "",
        BENCH_METER: meter ? "1" : "0",
      },
      resourcePersistencePath: state,
      cf: false,
    }),
  );
  const url = await runtime.ready;
  const database = await runtime.getD1Database("DB");
  if (!isMigrated) await database.batch(migrations().map((statement) => database.prepare(statement)));
  const process_ = workerds().find((pid) => !before.has(pid));
  return {
    origin: url.origin,
    secret,
    cpuMs: () => (process_ === undefined ? null : cpuMsOf(process_)),
    memoryMb: () => (process_ === undefined ? null : memoryMbOf(process_)),
    stop: async () => {
      await runtime.dispose();
      if (kept === undefined) fs.rmSync(state, { recursive: true, force: true });
    },
  };
}

/** D1's own file in a directory of state; null where there is none yet. */
export function d1File(state: string): string | null {
  const folder = path.join(state, "d1");
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const file = files.find((name) => name.endsWith(".sqlite") && !name.includes("metadata"));
  return file === undefined ? null : path.join(folder, file);
}

/** Process ids of the workerds that this process started. Linux only: elsewhere none. */
function workerds(): string[] {
  if (!fs.existsSync("/proc/self/stat")) return [];
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const [name, fields] = statOf(pid);
      return name.startsWith("workerd") && fields[1] === String(process.pid);
    });
}

function cpuMsOf(pid: string): number | null {
  const [, fields] = statOf(pid);
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * 10 : null;
}

function memoryMbOf(pid: string): number | null {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}

/** A process's name and the fields after it, as proc(5) numbers them from 3. */
function statOf(pid: string): [name: string, fields: string[]] {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    return [text.slice(text.indexOf("(") + 1, end), text.slice(end + 2).split(" ")];
  } catch {
    return ["", []];
  }
}
