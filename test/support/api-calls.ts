// Calls of the admin API, by a program with a token and by an admin.
import { env } from "cloudflare:workers";
import { openDatabase } from "../../src/db/database.ts";
import { type Scope, scopes } from "../../src/protocol/admin-api.ts";
import { call, password, passwordHash, signIn } from "./doors.ts";
import { addAgent } from "./rows.ts";

export interface Row {
  [name: string]: unknown;
  id: string;
}

export interface ApiCalls {
  /** The token of the program, which has every scope. */
  all: string;
  adminCookie: string;
  tokenWith(scopes: readonly Scope[], days?: number | null): Promise<string>;
  ask(method: string, path: string, json?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** What a POST made; fails where it made nothing. */
  made(path: string, json: unknown): Promise<Row>;
}

let agents = 0;

export const aSite = { name: "Lamps" };
export const aDepartment = { name: "Support" };
export const anAgent = () => ({ name: "Bo", email: `bo-${++agents}@example.com`, password });

/** Ada, who is an admin, and a program of hers. */
export async function apiCalls(): Promise<ApiCalls> {
  const db = openDatabase(env.DB);
  await addAgent(db, [], { email: "ada@example.com", role: "admin", passwordHash: await passwordHash() });
  const adminCookie = await signIn("ada@example.com");

  async function tokenWith(wanted: readonly Scope[], days: number | null = 30): Promise<string> {
    const json = { name: "Program", scopes: wanted, days };
    const answer = await call("/api/v1/tokens", { json, cookie: adminCookie });
    if (answer.status !== 201) throw new Error(`a token: ${answer.status} ${await answer.text()}`);
    return (await answer.json<{ token: string }>()).token;
  }
  const all = await tokenWith([...scopes]);

  const ask: ApiCalls["ask"] = (method, path, json, headers = {}) =>
    call(`/api/v1${path}`, { method, bearer: all, headers, ...(json === undefined ? {} : { json }) });

  async function made(path: string, json: unknown): Promise<Row> {
    const answer = await ask("POST", path, json);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
  return { all, adminCookie, tokenWith, ask, made };
}
