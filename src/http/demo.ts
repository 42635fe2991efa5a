// A website to try the widget on. It exists only where `npm start` runs.
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { demoPage } from "./demo-page.ts";
import type { Doors } from "./doors.ts";
import { Refusal } from "./problems.ts";

const inDemo = createMiddleware<Doors>(async (c, next) => {
  if (c.env.DEMO !== "1") throw new Refusal("not_found");
  await next();
});

export const demo = new Hono<Doors>()
  .get("/", inDemo, (c) => c.redirect("/demo"))
  .get("/demo", inDemo, (c) => c.html(demoPage));
