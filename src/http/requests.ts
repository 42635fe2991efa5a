// What visitors file without a chat: a question while nobody is there, and feedback. Each is a ticket at once, under a key
// of the page's own, so that a repeated request is the same ticket.
import { Hono } from "hono";
import { openDatabase } from "../db/database.ts";
import { allDepartments, openDepartments } from "../db/departments.ts";
import { writeRequest } from "../db/requests.ts";
import { siteByKey } from "../db/sites.ts";
import { ticketOfRequest } from "../domain/ticket.ts";
import { type FiledRequest, FileRequest } from "../protocol/visitor-api.ts";
import { announceTickets } from "./announcing.ts";
import { offeredAt } from "./availability.ts";
import { requestIdOf } from "./chat-id.ts";
import { body } from "./checked.ts";
import { clientOf } from "./client-of.ts";
import type { Doors } from "./doors.ts";
import { readReceipt } from "./file-tokens.ts";
import { visitorOf } from "./identities.ts";
import { Refusal } from "./problems.ts";
import { atMost } from "./rates.ts";
import { checkedForm } from "./site-form.ts";
import { settingsOf } from "./sites.ts";

export const requests = new Hono<Doors>().post("/", atMost("START_RATE"), body(FileRequest), async (c) => {
  const asked = c.req.valid("json");
  const at = Date.now();
  const db = openDatabase(c.env.DB);
  const [site, open] = await Promise.all([siteByKey(db, asked.site), openDepartments(db)]);
  if (site === null) throw new Refusal("not_found");
  const settings = settingsOf(site);
  const offered = offeredAt(site, open);
  const department =
    asked.kind === "offline"
      ? offered.find(({ id }) => id === asked.departmentId)
      : // One that takes no chats may read feedback all the same.
        ((await allDepartments(db)).find(({ id }) => id === settings.feedback.departmentId) ?? offered[0]);
  if (department === undefined) throw new Refusal("no_department");
  const form = asked.kind === "offline" ? settings.form : settings.feedback;
  const filled = checkedForm(form, asked, at);
  const verified = asked.identity === undefined ? null : await visitorOf(c.env, db, asked.identity, site.id);
  const { ticketId, visitorId } = await requestIdOf(c.env, site.id, asked.startKey);
  const files = await Promise.all(asked.files.map((receipt) => readReceipt(c.env, ticketId, receipt)));
  if (files.includes(null)) throw new Refusal("bad_form", { files: "wrong" });
  const draft = ticketOfRequest({
    id: ticketId,
    kind: asked.kind,
    siteId: site.id,
    departmentId: department.id,
    visitor: {
      id: verified?.visitor ?? visitorId,
      name: verified?.name || asked.name,
      email: verified?.email ?? asked.email,
      // The website vouches for no address that was typed here.
      isVerified: verified !== null && (verified.email !== null || !asked.email),
    },
    question: asked.question,
    files: files.filter((file) => file !== null),
    client: clientOf(c.req.raw, asked),
    filled:
      asked.kind === "feedback" && asked.topic !== undefined
        ? { fields: [], consent: null, ...filled, topic: asked.topic }
        : filled,
    at,
  });
  const number = await writeRequest(db, draft, at);
  if (number === null) throw new Refusal("not_found");
  c.executionCtx.waitUntil(announceTickets(c.env, new Set([department.id]), [ticketId]));
  return c.json({ number } satisfies FiledRequest, 201);
});
