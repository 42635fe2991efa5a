// Whose pages may call: ours. The panel and the agent page are served from here, so a browser that names
// another origin carries somebody else's page. Callers that are no browser name none.
import { createMiddleware } from "hono/factory";
import type { Doors } from "./doors.ts";
import { Refusal } from "./problems.ts";

export const ownOrigin = createMiddleware<Doors>(async (c, next) => {
  const reads = c.req.method === "GET" || c.req.method === "HEAD";
  if (!reads || c.req.header("upgrade") !== undefined) checkOrigin(c.req.raw);
  await next();
});

export function checkOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== new URL(request.url).origin) throw new Refusal("bad_origin");
}
