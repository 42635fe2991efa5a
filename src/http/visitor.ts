// The visitor's doors: is anybody there, start a chat, come back to it. A bearer token opens one chat and no other.
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { placeOfChat } from "../db/chats.ts";
import { openDatabase } from "../db/database.ts";
import { openDepartment } from "../db/departments.ts";
import { siteByKey } from "../db/sites.ts";
import { lastServedBy } from "../db/visitor-chats.ts";
import type { Env } from "../env.ts";
import type { LoaderSite } from "../protocol/site-settings.ts";
import {
  AvailabilityQuery,
  type ConnectTicket,
  type History,
  HistoryQuery,
  LeaveMessage,
  type LeftMessage,
  type QueuePlace,
  StartChat,
  type StartedChat,
} from "../protocol/visitor-api.ts";
import { answeredTicket, answers } from "./answers.ts";
import { articles } from "./articles.ts";
import { availability, isAvailable } from "./availability.ts";
import { callObject } from "./call-object.ts";
import { chatIdOf } from "./chat-id.ts";
import { body, query } from "./checked.ts";
import { clientOf } from "./client-of.ts";
import type { Doors, VisitorDoors } from "./doors.ts";
import { draftFiles, visitorFiles } from "./files.ts";
import { identities, visitorOf } from "./identities.ts";
import { holdsToken } from "./identity.ts";
import { newId } from "./new-id.ts";
import { Refusal, valueIn } from "./problems.ts";
import { atMost } from "./rates.ts";
import { requests } from "./requests.ts";
import { checkedForm } from "./site-form.ts";
import { cachedSite, loaderSite, originsOf, settingsMaxAge, settingsOf } from "./sites.ts";
import { signConnectTicket, signVisitorToken, type VisitorToken } from "./tokens.ts";

const anyPage = createMiddleware<Doors>(async (c, next) => {
  c.header("access-control-allow-origin", "*");
  await next();
});

const arrive = new Hono<Doors>()
  // Any page may read a refusal, so that its console can say what is wrong.
  .get("/site", anyPage, query(AvailabilityQuery), async (c) => {
    const site = await cachedSite(c.env, c.req.valid("query").site);
    if (site === null) throw new Refusal("not_found");
    const origin = c.req.header("origin");
    const origins = originsOf(site);
    if (origin !== undefined && origins !== "any" && !origins.includes(origin) && !isOwn(c.req.raw, origin))
      throw new Refusal("bad_origin");
    c.header("cache-control", `public, max-age=${settingsMaxAge}`);
    c.header("vary", "origin");
    return c.json(loaderSite(site) satisfies LoaderSite);
  })
  .post("/chats", atMost("START_RATE"), body(StartChat), async (c) => {
    const asked = c.req.valid("json");
    const db = openDatabase(c.env.DB);
    const answered = asked.answer === undefined ? null : await answeredTicket(c.env, db, asked.answer);
    const [site, department] = await Promise.all([
      siteByKey(db, asked.site),
      openDepartment(db, asked.departmentId),
    ]);
    if (site === null || (answered && answered.siteId !== site.id)) throw new Refusal("not_found");
    const isProved = asked.identity !== undefined && !answered;
    const verified = isProved ? await visitorOf(c.env, db, asked.identity, site.id) : null;
    // Who answers is who was written to; for who is verified the website speaks.
    const { name: called, email } = answered ?? verified ?? asked;
    const start = { ...asked, name: called, email };
    const settings = settingsOf(site);
    const isOffered = settings.departments.length === 0 || settings.departments.includes(start.departmentId);
    if (department === null || !(isOffered || answered)) throw new Refusal("no_department");
    // Who answers an e-mail filled in a form before. A website that knows its visitor knows whether it has an e-mail.
    const filled = answered
      ? null
      : checkedForm(settings.form, { ...start, email: email ?? (verified && "") }, Date.now());
    const { chatId, visitorId } = await chatIdOf(c.env, site.id, start.startKey, verified?.visitor);
    if (
      start.ifAway === "refuse" &&
      !(await isAvailable(c.env, db, start.departmentId)) &&
      !(await isBegun(c.env, chatId, visitorId))
    )
      throw new Refusal("unavailable");
    const preferredAgentId = verified
      ? await lastServedBy(db, verified.visitor)
      : (answered?.agentId ?? null);
    const { id, name, ringSeconds, silentWarnMinutes, silentEndMinutes } = department;
    const { routing, turnSeconds, overflow, ratingEnabled } = department;
    const opened = await callObject(() =>
      c.env.CHATS.getByName(chatId).open({
        id: chatId,
        siteId: site.id,
        department: { id, name },
        visitor: { id: visitorId, name: start.name, email: start.email, isVerified: verified !== null },
        question: start.question,
        client: clientOf(c.req.raw, start),
        settings: {
          ringSeconds,
          silentWarnMinutes,
          silentEndMinutes,
          routing,
          turnSeconds,
          overflow,
          preferredAgentId,
          ratingEnabled: ratingEnabled && settings.rating,
          attachments: settings.attachments,
        },
        ...(answered ? { answers: answered.id } : {}),
        ...(filled ? { filled } : {}),
        offerId: newId("offer"),
      }),
    );
    const { view } = valueIn(opened);
    const token = { chat: chatId, visitor: visitorId, site: site.id };
    const started: StartedChat = {
      chatId,
      token: await signVisitorToken(c.env, token),
      ticket: await ticketOf(c.env, token),
      view,
    };
    return c.json(started, 201);
  });

const comeBack = new Hono<VisitorDoors>()
  .post("/ticket", holdsToken, async (c) => {
    return c.json({ ticket: await ticketOf(c.env, c.get("token")) } satisfies ConnectTicket);
  })
  .get("/history", holdsToken, query(HistoryQuery), async (c) => {
    const { chat, visitor } = c.get("token");
    const { after, before } = c.req.valid("query");
    const history = await callObject(() =>
      c.env.CHATS.getByName(chat).history({ role: "visitor", visitorId: visitor }, after, before),
    );
    return c.json(valueIn(history) satisfies History);
  })
  .get("/queue", holdsToken, async (c) => {
    const { chat } = c.get("token");
    const where = await placeOfChat(openDatabase(c.env.DB), chat);
    if (where === null) return c.json({ position: null, waiting: 0 } satisfies QueuePlace);
    const departmentId = where.ringingDepartmentId ?? where.departmentId;
    const place = await callObject(() => c.env.DEPARTMENTS.getByName(departmentId).queuePlace(chat));
    return c.json(valueIn(place) satisfies QueuePlace);
  })
  .post("/message", holdsToken, body(LeaveMessage), async (c) => {
    const { chat, visitor } = c.get("token");
    const { cid, body: text } = c.req.valid("json");
    const left = await callObject(() => c.env.CHATS.getByName(chat).leaveMessage(visitor, cid, text));
    return c.json(valueIn(left) satisfies LeftMessage);
  });

export const visitor = new Hono<Doors>()
  .route("/", arrive)
  .route("/availability", availability)
  .route("/requests", requests)
  .route("/articles", articles)
  .route("/", answers)
  .route("/", draftFiles)
  .route("/", visitorFiles)
  .route("/", comeBack)
  .route("/", identities);

function isOwn(request: Request, origin: string): boolean {
  return new URL(request.url).origin === origin;
}

/** Whether this start began a chat already, and only its answer was lost. */
async function isBegun(env: Env, chatId: string, visitorId: string): Promise<boolean> {
  const viewer = { role: "visitor", visitorId } as const;
  return (await callObject(() => env.CHATS.getByName(chatId).history(viewer, 0))).ok;
}

function ticketOf(env: Env, { chat, visitor }: VisitorToken): Promise<string> {
  return signConnectTicket(env, { to: "chat", chat, viewer: { role: "visitor", visitorId: visitor } });
}
