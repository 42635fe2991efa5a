// Sends one file and tells how far it has come, which `fetch` cannot.
import type { Problem } from "../../../protocol/refusals.ts";
import type { Fetched } from "../fetch-json.ts";

interface SendOptions {
  headers?: Record<string, string>;
  told: (share: number) => void;
  stop: AbortSignal;
}

export function sendFile<T>(url: string, file: Blob, options: SendOptions): Promise<Fetched<T>> {
  const { headers = {}, told, stop } = options;
  const request = new XMLHttpRequest();
  request.open("POST", url);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  // What the bytes are, the server finds out by itself.
  request.setRequestHeader("content-type", "application/octet-stream");
  return new Promise((resolve) => {
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) told(loaded / total);
    };
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve(nothingHeard);
    request.onabort = () => resolve(nothingHeard);
    stop.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

const nothingHeard = { ok: false, code: "network", status: 0, details: {}, retryAfterMs: null } as const;

function answerOf<T>({ status, responseText }: XMLHttpRequest): Fetched<T> {
  let json: unknown = null;
  try {
    json = JSON.parse(responseText);
  } catch {
    return nothingHeard;
  }
  if (status >= 200 && status < 300) return { ok: true, value: json as T };
  const error = (json as Partial<Problem>).error;
  const { code = "internal", details = {} } = error ?? {};
  return { ok: false, code, details, status, retryAfterMs: null };
}
