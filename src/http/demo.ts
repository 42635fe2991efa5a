// A website to try the widget on. It exists only where `npm start` runs.
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { SignJWT } from "jose";
import { openDatabase } from "../db/database.ts";
import { siteByKey } from "../db/sites.ts";
import { demoPage, demoSiteKey } from "./demo-page.ts";
import { demoPlace } from "./demo-places.ts";
import type { Doors } from "./doors.ts";
import { issueIdentitySecret, openIdentitySecrets } from "./identity-secrets.ts";
import { Refusal } from "./problems.ts";

const inDemo = createMiddleware<Doors>(async (c, next) => {
  if (c.env.DEMO !== "1") throw new Refusal("not_found");
  await next();
});

export const demo = new Hono<Doors>()
  .get("/", inDemo, (c) => c.redirect("/demo"))
  .get("/demo", inDemo, (c) => c.html(demoPage))
  .get("/demo/:place", inDemo, (c) => {
    const page = demoPlace(c.req.param("place"));
    if (page === null) throw new Refusal("not_found");
    return c.html(page);
  })
  // What the website's own server does for somebody who is signed in there.
  .post("/demo/token", inDemo, async (c) => {
    const db = openDatabase(c.env.DB);
    const site = await siteByKey(db, demoSiteKey);
    if (site === null) throw new Refusal("not_found");
    const [known] = await openIdentitySecrets(c.env, db, site.id);
    const { secret } = known ?? (await issueIdentitySecret(c.env, db, site.id));
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ sub: "customer-17", name: "Vic Lantern", email: "vic@shop.example" })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuedAt(now)
      .setExpirationTime(now + 600)
      .sign(new TextEncoder().encode(secret));
    return c.json({ token });
  });
