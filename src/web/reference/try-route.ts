// Calls a route as a program would. Never throws; a dead network has the status 0.
import type { Route } from "./document.ts";

export interface Tried {
  status: number;
  etag: string;
  text: string;
}

/** `token` "": the session of an admin who is signed in on the agent page opens the doors, if there is one. */
export async function tryRoute(
  { method, path, parameters }: Route,
  values: Readonly<Record<string, string>>,
  body: string | null,
  token: string,
): Promise<Tried> {
  const given = parameters.filter(({ name }) => (values[name] ?? "") !== "");
  const of = (where: string) =>
    given
      .filter((parameter) => parameter.in === where)
      .map(({ name }): [string, string] => [name, values[name] ?? ""]);
  const query = new URLSearchParams(of("query"));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  const headers = new Headers(of("header"));
  if (body !== null) headers.set("content-type", "application/json");
  if (token !== "") headers.set("authorization", `Bearer ${token}`);
  try {
    const answer = await fetch(`/api/v1${filled}${query.size > 0 ? `?${query}` : ""}`, {
      ...{ method, headers },
      ...(body === null ? {} : { body }),
    });
    return {
      status: answer.status,
      etag: answer.headers.get("etag") ?? "",
      text: pretty(await answer.text()),
    };
  } catch {
    return { status: 0, etag: "", text: "" };
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
