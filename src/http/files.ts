// The doors of files: a visitor's, an agent's, a form's, and the one where the bytes come out again. What comes out is of the
// type that its bytes proved, is saved rather than opened, and can neither run nor load anything.
import { Hono } from "hono";
import * as v from "valibot";
import { servesChat } from "../db/chats.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { fileKey } from "../db/files.ts";
import type { SignedIn } from "../db/sessions.ts";
import { siteByKey } from "../db/sites.ts";
import { ticketAnsweredBy } from "../db/ticket-answers.ts";
import { isTicket, ticketPlace } from "../db/ticket-lists.ts";
import { countDrafts } from "../db/uploads.ts";
import { DraftQuery, UploadQuery, WantedFiles } from "../protocol/file-api.ts";
import { type DraftFile, type FileLinks, isDrawnType, type SentFile } from "../protocol/files.ts";
import { ChatId } from "../protocol/ids.ts";
import { limits, spans } from "../protocol/limits.ts";
import { requestIdOf } from "./chat-id.ts";
import { body, params, query } from "./checked.ts";
import type { AgentDoors, Doors, VisitorDoors } from "./doors.ts";
import { draftFileOf, linksTo, readFileLink } from "./file-tokens.ts";
import { holdsToken, signedIn } from "./identity.ts";
import { keepFile, leaveUnread } from "./keeping-files.ts";
import { Refusal } from "./problems.ts";
import { atMost } from "./rates.ts";
import { sendFile } from "./sending-files.ts";
import { settingsOf } from "./sites.ts";
import { knownPlace, reachOf, supervises } from "./supervising.ts";

const OfChat = v.object({ id: ChatId });

export const visitorFiles = new Hono<VisitorDoors>()
  .post("/files", holdsToken, query(UploadQuery), async (c) => {
    const { chat: chatId, visitor: visitorId } = c.get("token");
    const viewer = { role: "visitor", visitorId } as const;
    const sent = await sendFile(c.env, c.req.raw, { chatId, viewer, ...c.req.valid("query") });
    return c.json(sent satisfies SentFile, 201);
  })
  .post("/files/links", holdsToken, body(WantedFiles), async (c) => {
    const links = await linksTo(c.env, c.get("token").chat, c.req.valid("json").ids);
    return c.json(links satisfies FileLinks);
  });

export const draftFiles = new Hono<Doors>().post(
  "/drafts/files",
  atMost("START_RATE"),
  query(DraftQuery),
  async (c) => {
    const { site: key, startKey, name } = c.req.valid("query");
    const db = openDatabase(c.env.DB);
    const site = await siteByKey(db, key);
    if (site === null) throw new Refusal("not_found");
    const { enabled, types, maxBytes } = settingsOf(site).attachments;
    const { ticketId: chatId } = await requestIdOf(c.env, site.id, startKey);
    const why = enabled
      ? (await countDrafts(db, chatId)) < limits.draftFilesMax
        ? null
        : "too_many"
      : "files_off";
    if (why !== null) {
      await leaveUnread(c.req.raw);
      throw new Refusal(why);
    }
    const file = await keepFile(c.env, c.req.raw, { chatId, name, types, maxBytes, isDraft: true });
    return c.json((await draftFileOf(c.env, chatId, file)) satisfies DraftFile, 201);
  },
);

export const agentFiles = new Hono<AgentDoors>()
  .post("/chats/:id/files", signedIn, params(OfChat), query(UploadQuery), async (c) => {
    const { id: chatId } = c.req.valid("param");
    const agent = c.get("agent");
    const db = openDatabase(c.env.DB);
    const place = await knownPlace(db, chatId);
    const isSupervisor = supervises(agent, place);
    if (!isSupervisor && !(await servesChat(db, chatId, agent.id))) throw new Refusal("not_found");
    const viewer = {
      role: "agent",
      agentId: agent.id,
      name: agent.name,
      supervises: isSupervisor,
    } as const;
    const sent = await sendFile(c.env, c.req.raw, { chatId, viewer, ...c.req.valid("query") });
    return c.json(sent satisfies SentFile, 201);
  })
  .post("/chats/:id/files/links", signedIn, params(OfChat), body(WantedFiles), async (c) => {
    const { id: chatId } = c.req.valid("param");
    const db = openDatabase(c.env.DB);
    if (!(await mayRead(db, c.get("agent"), chatId))) throw new Refusal("not_found");
    return c.json((await linksTo(c.env, chatId, c.req.valid("json").ids)) satisfies FileLinks);
  });

export const files = new Hono<Doors>().get("/:token", async (c) => {
  const link = await readFileLink(c.env, c.req.param("token"));
  if (link === null) throw new Refusal("not_found");
  const key = fileKey(link.chat, link.file);
  const range = rangeOf(c.req.header("range"));
  // A stretch that the file has not is no reason to fail: then all of it comes.
  const part = range && (await c.env.FILES.get(key, { range }).catch(() => null));
  const found = part ?? (await c.env.FILES.get(key));
  if (found === null) throw new Refusal("not_found");
  const type = found.httpMetadata?.contentType ?? "application/octet-stream";
  const inline = c.req.query("inline") === "1" && isDrawnType(type);
  const offset = part && range ? range.offset : 0;
  const length = part && range ? Math.min(range.length ?? found.size, found.size - offset) : found.size;
  return c.body(found.body, part ? 206 : 200, {
    "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    "content-length": String(length),
    "content-disposition": dispositionOf(inline, found.customMetadata?.name ?? "file"),
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": `private, max-age=${spans.fileLinkMs / 1000}`,
    "accept-ranges": "bytes",
    ...(part ? { "content-range": `bytes ${offset}-${offset + length - 1}/${found.size}` } : {}),
  });
});

/** Who may read the chat while it lives, or its ticket from then on. A deleted ticket is nobody's. */
async function mayRead(db: Database, agent: SignedIn, chatId: string): Promise<boolean> {
  const ticketId = (await ticketAnsweredBy(db, chatId)) ?? chatId;
  if ((await ticketPlace(db, reachOf(agent), ticketId)) !== null) return true;
  if (await isTicket(db, ticketId)) return false;
  const place = await knownPlace(db, chatId);
  return supervises(agent, place) || servesChat(db, chatId, agent.id);
}

/** One stretch, from a byte on: what goes on with a download asks for. */
function rangeOf(header: string | undefined): { offset: number; length?: number } | null {
  const [, first, last] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(header ?? "") ?? [];
  if (first === undefined) return null;
  const offset = Number(first);
  if (!last) return { offset };
  return Number(last) < offset ? null : { offset, length: Number(last) - offset + 1 };
}

/** RFC 6266: the name in full, and for old readers what of it is plain. */
function dispositionOf(inline: boolean, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${full}`;
}
