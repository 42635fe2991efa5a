// The doors to categories: everybody may make one, supervisors and admins rename and delete them.
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { allCategories, createCategory, deleteCategory, renameCategory } from "../db/categories.ts";
import { openDatabase } from "../db/database.ts";
import { type Category, type DeletedCategory, NameCategory } from "../protocol/canned-api.ts";
import { CategoryId } from "../protocol/ids.ts";
import { limits } from "../protocol/limits.ts";
import { body, params } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { newId } from "./new-id.ts";
import { Refusal } from "./problems.ts";

const OfCategory = v.object({ id: CategoryId });

const supervising = createMiddleware<AgentDoors>(async (c, next) => {
  if (c.get("agent").role === "agent") throw new Refusal("forbidden");
  await next();
});

export const categories = new Hono<AgentDoors>()
  .get("/", signedIn, async (c) => c.json({ data: await allCategories(openDatabase(c.env.DB)) }))
  .post("/", signedIn, body(NameCategory), async (c) => {
    const { name } = c.req.valid("json");
    const id = newId("category");
    const made = await createCategory(openDatabase(c.env.DB), { id, name }, limits.categoriesMax);
    if (made === null) throw new Refusal("too_many");
    return c.json(made satisfies Category, made.id === id ? 201 : 200);
  })
  .put("/:id", signedIn, supervising, params(OfCategory), body(NameCategory), async (c) => {
    const renamed = { id: c.req.valid("param").id, name: c.req.valid("json").name };
    const done = await renameCategory(openDatabase(c.env.DB), renamed);
    if (done === "taken") throw new Refusal("bad_request", { name: "is another category's" });
    if (done === "not_found") throw new Refusal("not_found");
    return c.json(renamed satisfies Category);
  })
  .delete("/:id", signedIn, supervising, params(OfCategory), async (c) => {
    const messages = await deleteCategory(openDatabase(c.env.DB), c.req.valid("param").id);
    if (messages === null) throw new Refusal("not_found");
    return c.json({ messages } satisfies DeletedCategory);
  });
