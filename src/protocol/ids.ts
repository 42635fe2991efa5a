// The forms of every id on the wire. An id that has not this form is refused before anything is looked up.
import * as v from "valibot";

function id(prefix: string) {
  return v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_[0-9a-z]{20}$`), `is not a ${prefix}_ id`));
}

export const ChatId = id("chat");
export const OfferId = id("offer");
export const AgentId = id("agent");
export const DepartmentId = id("dept");
export const VisitorId = id("visitor");
export const SiteId = id("site");
export const CannedId = id("canned");
export const ViewId = id("view");
export const TokenId = id("token");
export const SecretId = id("secret");
export const CategoryId = id("category");
export const PhotoKey = id("photo");
export const ArticleId = id("article");
/** The public key in a site's snippet. */
export const SiteKey = id("key");

/**
 * The client id of a frame: `client.n`. `client` is random for each page load, `n` rises with each
 * frame of that client and is never used again. So 'was this said already?' is one comparison.
 */
export const ClientFrameId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{16,24}\.(0|[1-9]\d{0,8})$/, "is not client.n"),
);

export interface ClientFrame {
  readonly client: string;
  readonly n: number;
}

/** Splits an id that has passed `ClientFrameId`. */
export function splitClientFrameId(cid: string): ClientFrame {
  const dot = cid.lastIndexOf(".");
  return { client: cid.slice(0, dot), n: Number(cid.slice(dot + 1)) };
}

/** What a widget makes up for one start of a chat, so that a repeated start is the same start. Never shown to anyone. */
export const StartKey = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{22,64}$/, "is not 22 to 64 random characters"),
);
