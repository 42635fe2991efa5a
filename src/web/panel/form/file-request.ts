// Sends what is filed without a chat. A try that is repeated is the same request; one that says something else is another.
import type { FiledRequest, FileRequest } from "../../../protocol/visitor-api.ts";
import { randomText } from "../../shared/environment.ts";
import { type Fetched, fetchJson } from "../../shared/fetch-json.ts";
import type { Drafts } from "./draft-files.tsx";

type Given = FileRequest extends infer One
  ? One extends FileRequest
    ? Omit<One, "startKey" | "files">
    : never
  : never;

let last = { said: "", key: "" };

/** With files it bears the key under which they were kept. */
export function fileRequest(given: Given, drafts: Drafts | null = null): Promise<Fetched<FiledRequest>> {
  const said = JSON.stringify(given);
  if (last.said !== said) last = { said, key: randomText(32) };
  const more = drafts && drafts.files.length > 0 ? drafts : { startKey: last.key };
  return fetchJson<FiledRequest>("/visitor/requests", { body: { ...given, ...more } });
}
