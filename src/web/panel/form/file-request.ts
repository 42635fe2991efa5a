// Sends what is filed without a chat. A try that is repeated is the same request; one that says something else is another.
import type { FiledRequest, FileRequest } from "../../../protocol/visitor-api.ts";
import { randomText } from "../../shared/environment.ts";
import { type Fetched, fetchJson } from "../../shared/fetch-json.ts";

type Given = FileRequest extends infer One
  ? One extends FileRequest
    ? Omit<One, "startKey">
    : never
  : never;

let last = { said: "", key: "" };

export function fileRequest(given: Given): Promise<Fetched<FiledRequest>> {
  const said = JSON.stringify(given);
  if (last.said !== said) last = { said, key: randomText(32) };
  return fetchJson<FiledRequest>("/visitor/requests", { body: { ...given, startKey: last.key } });
}
