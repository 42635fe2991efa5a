// The first admin, site and department, for whoever holds the bootstrap secret; once.
import { Hono } from "hono";
import { openDatabase } from "../db/database.ts";
import { setUp } from "../db/setup.ts";
import { type SetUp, Setup } from "../protocol/agent-api.ts";
import { body } from "./checked.ts";
import type { Doors } from "./doors.ts";
import { newId } from "./new-id.ts";
import { hashPassword } from "./passwords.ts";
import { Refusal } from "./problems.ts";
import { isSecret } from "./secret-keys.ts";

export const setup = new Hono<Doors>().post("/", body(Setup), async (c) => {
  const { secret, admin, site, department } = c.req.valid("json");
  if (!(await isSecret(c.env, secret))) throw new Refusal("forbidden");
  const first: SetUp = { siteKey: newId("key"), agentId: newId("agent"), departmentId: newId("dept") };
  const done = await setUp(openDatabase(c.env.DB), {
    admin: {
      id: first.agentId,
      email: admin.email,
      name: admin.name,
      role: "admin",
      passwordHash: await hashPassword(admin.password),
      createdAt: Date.now(),
    },
    site: { id: newId("site"), key: first.siteKey, name: site.name },
    department: { id: first.departmentId, name: department.name },
  });
  if (!done) throw new Refusal("already_set_up");
  return c.json(first, 201);
});
