// All doors, and what holds for each of them: a request id, a rate, an origin, a size, and a problem for every 'no'.
import { type Context, Hono, type Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import { limits } from "../protocol/limits.ts";
import { agent } from "./agent.ts";
import { api } from "./api/api.ts";
import { demo } from "./demo.ts";
import type { Doors } from "./doors.ts";
import { files } from "./files.ts";
import { health } from "./health.ts";
import { ownOrigin } from "./origin.ts";
import { panel } from "./panel.ts";
import { photos } from "./photos.ts";
import { problem, problemOf, Refusal } from "./problems.ts";
import { atMost } from "./rates.ts";
import { setup } from "./setup.ts";
import { socket } from "./socket.ts";
import { visitor } from "./visitor.ts";

const ofBodies = atMostBytes(limits.httpBodyBytes);
const ofImports = atMostBytes(limits.importBytes);

const doorRate = atMost("DOOR_RATE");

export const app = new Hono<Doors>({ strict: false })
  .use(async (c, next) => {
    c.set("requestId", crypto.randomUUID());
    await next();
    // The answer to an upgrade is the object's own and is handed on as it is.
    if (c.res.status === 101) return;
    c.header("x-request-id", c.get("requestId"));
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
  })
  // A socket costs a ticket, and tickets are counted where they are given out: a deploy drops every socket of an office at
  // once, and agents who could not come back would lose their chats.
  .use((c, next) => (c.req.path === "/ws" ? next() : doorRate(c, next)))
  .use(ownOrigin)
  .use((c, next) => limitOf(c.req.path)(c, next))
  .route("/visitor", visitor)
  .route("/agent", agent)
  .route("/api/v1", api)
  .route("/setup", setup)
  .route("/healthz", health)
  .route("/ws", socket)
  .route("/files", files)
  .route("/photos", photos)
  .route("/panel", panel)
  .route("/panel.html", panel)
  .route("/", demo);

app.notFound((c) => {
  const allowed = methodsOf(c);
  if (allowed.length === 0) return problem(c, new Refusal("not_found"));
  c.header("Allow", allowed.join(", "));
  return problem(c, new Refusal("method_not_allowed", { allowed }));
});

app.onError((error, c) => problemOf(error, c));

/** The methods that the path takes. Middleware bears the method ALL and is no door. */
function methodsOf(c: Context<Doors>): string[] {
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
    app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
  );
}

/** Doors that take files bound them by themselves: each by what its site allows. */
function limitOf(path: string) {
  if (/\/files\/?$/.test(path)) return (_c: Context, next: Next) => next();
  return path === "/agent/canned/import" ? ofImports : ofBodies;
}

function atMostBytes(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal("too_long", { body: `is longer than ${maxSize} bytes` });
    },
  });
}
