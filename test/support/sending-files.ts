// Sending files over the doors as the pages do.
import { env } from "cloudflare:workers";
import type { FileLinks, FileRef, SentFile } from "../../src/protocol/files.ts";
import { type Call, call } from "./doors.ts";
import type { Agent, Visitor } from "./people.ts";

let clients = 0;

/** Of a client of its own, as each file has. */
export function freshCid(): string {
  clients += 1;
  return `client-of-files-${String(clients).padStart(4, "0")}.1`;
}

export interface Sending {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  cid?: string;
  headers?: Record<string, string>;
}

type From = Visitor | { agent: Agent; chatId: string };

export function sends(
  from: From,
  { name, bytes, cid = freshCid(), headers = {} }: Sending,
): Promise<Response> {
  const { path, by } = doorOf(from);
  const length = { "content-length": String(bytes.length) };
  return call(`${path}?${new URLSearchParams({ cid, name })}`, {
    method: "POST",
    body: bytes,
    headers: { ...length, ...headers },
    ...by,
  });
}

export async function sent(from: From, sending: Sending): Promise<SentFile> {
  const answer = await sends(from, sending);
  if (answer.status !== 201) throw new Error(`send: ${answer.status} ${await answer.text()}`);
  return answer.json<SentFile>();
}

export function asksLinks(from: From, ids: string[]): Promise<Response> {
  const { path, by } = doorOf(from);
  return call(`${path}/links`, { json: { ids }, ...by });
}

/** The file's address, as the page gets it. */
export async function linkTo(from: From, file: FileRef): Promise<string> {
  const answer = await asksLinks(from, [file.id]);
  if (answer.status !== 200) throw new Error(`links: ${answer.status} ${await answer.text()}`);
  return (await answer.json<FileLinks>()).links[file.id] ?? "";
}

/** Keys of what is kept of a chat. */
export async function kept(chatId: string): Promise<string[]> {
  return (await env.FILES.list({ prefix: `${chatId}/` })).objects.map(({ key }) => key);
}

/** Files that are on their way as far as anybody knows. */
export async function underway(chatId: string): Promise<number> {
  const found = await env.DB.prepare("select count(*) as n from uploads where chat_id = ?")
    .bind(chatId)
    .first<{ n: number }>();
  return found?.n ?? -1;
}

function doorOf(from: From): { path: string; by: Pick<Call, "bearer" | "cookie"> } {
  return "agent" in from
    ? { path: `/agent/chats/${from.chatId}/files`, by: { cookie: from.agent.cookie } }
    : { path: "/visitor/files", by: { bearer: from.token } };
}
