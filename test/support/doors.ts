// Calls of the doors as a browser or a program makes them.
import { exports } from "cloudflare:workers";
import { hashPassword } from "../../src/http/passwords.ts";

export const host = "https://chat.example";
export const password = "correct horse battery";

let hash: Promise<string> | null = null;

/** The hash of `password`, made once a file: it is meant to be slow. */
export function passwordHash(): Promise<string> {
  hash ??= hashPassword(password);
  return hash;
}

export interface Call {
  method?: string;
  json?: unknown;
  body?: BodyInit;
  cookie?: string;
  bearer?: string;
  headers?: Record<string, string>;
  base?: string;
}

export function call(
  path: string,
  { method, json, body, cookie, bearer, headers, base }: Call = {},
): Promise<Response> {
  const sent = new Headers(headers);
  const payload = json === undefined ? body : JSON.stringify(json);
  if (json !== undefined && !sent.has("content-type")) sent.set("content-type", "application/json");
  if (cookie !== undefined) sent.set("cookie", cookie);
  if (bearer !== undefined) sent.set("authorization", `Bearer ${bearer}`);
  return exports.default.fetch(
    new Request(`${base ?? host}${path}`, {
      method: method ?? (payload === undefined ? "GET" : "POST"),
      headers: sent,
      redirect: "manual",
      ...(payload === undefined ? {} : { body: payload }),
    }),
  );
}

/** The cookie as the browser sends it back. */
export function cookieOf(response: Response): string {
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

export async function signIn(email: string): Promise<string> {
  const response = await call("/agent/login", { json: { email, password } });
  if (response.status !== 200) throw new Error(`login: ${response.status} ${await response.text()}`);
  return cookieOf(response);
}

interface ProblemBody {
  error: { code: string; message: string; details: Record<string, unknown> };
}

/** The answer as status and code; fails where it is no Problem. */
export async function problemOf(response: Response): Promise<[status: number, code: string]> {
  if (response.headers.get("x-request-id") === null) throw new Error("no request id");
  const { error } = await response.json<ProblemBody>();
  if (typeof error.message !== "string" || typeof error.details !== "object")
    throw new Error("not a Problem");
  return [response.status, error.code];
}
