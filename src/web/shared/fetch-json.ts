// One way to call the doors: JSON up, JSON or a refusal down. Never throws; a dead network is a refusal, too.
import type { Problem, RefusalCode } from "../../protocol/refusals.ts";

export type Fetched<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      code: RefusalCode | "network";
      status: number;
      details: Record<string, unknown>;
      /** How long the server asked to wait; null where it did not. */
      retryAfterMs: number | null;
    };

export interface FetchOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A blob goes as it is, all else as JSON. */
  body?: unknown;
  /** Bearer token. */
  token?: string;
  timeoutMs?: number;
}

export async function fetchJson<T>(path: string, options: FetchOptions = {}): Promise<Fetched<T>> {
  const { body, token, method = body === undefined ? "GET" : "POST", timeoutMs = 15_000 } = options;
  const headers: Record<string, string> = { accept: "application/json" };
  const isRaw = body instanceof Blob;
  if (body !== undefined && !isRaw) headers["content-type"] = "application/json";
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  let response: Response;
  let json: unknown = null;
  try {
    response = await fetch(path, {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    });
    if (response.status !== 204) json = await response.json();
  } catch {
    return { ok: false, code: "network", status: 0, details: {}, retryAfterMs: null };
  }
  if (response.ok) return { ok: true, value: json as T };
  const seconds = Number(response.headers.get("retry-after"));
  return {
    ok: false,
    status: response.status,
    retryAfterMs: seconds > 0 ? seconds * 1000 : null,
    ...problemOf(json),
  };
}

function problemOf(json: unknown): { code: RefusalCode; details: Record<string, unknown> } {
  const error = (json as Partial<Problem> | null)?.error;
  return { code: error?.code ?? "internal", details: error?.details ?? {} };
}
