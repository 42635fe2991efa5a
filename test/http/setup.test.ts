import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { agents, departments, memberships, sites } from "../../src/db/schema.ts";
import type { SetUp } from "../../src/protocol/agent-api.ts";
import { call, password, problemOf, signIn } from "../support/doors.ts";

const db = openDatabase(env.DB);
const admin = { name: "Ada", email: "Ada@Example.com", password };

async function rowsOf(): Promise<number[]> {
  const tables = [agents, sites, departments, memberships];
  return Promise.all(tables.map(async (table) => (await db.select().from(table)).length));
}

it("without the secret nobody sets anything up", async () => {
  const wrong = await call("/setup", { json: { secret: "not the secret", admin } });
  expect(await problemOf(wrong)).toEqual([403, "forbidden"]);
  expect(await rowsOf()).toEqual([0, 0, 0, 0]);
});

it("of many at once with the secret exactly one becomes the first admin, with a site and a department", async () => {
  const secret = env.PORCHLIGHT_SECRET;
  const tries = Array.from({ length: 5 }, () => call("/setup", { json: { secret, admin } }));
  const responses = await Promise.all(tries);
  expect(responses.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  expect(await rowsOf()).toEqual([1, 1, 1, 1]);
  const made = responses.find(({ status }) => status === 201);
  const first = await made?.json<SetUp>();
  const me = await call("/agent/me", { cookie: await signIn("ada@example.com") });
  expect(await me.json()).toMatchObject({
    id: first?.agentId,
    role: "admin",
    email: "ada@example.com",
    status: "offline",
    cap: 5,
    departments: [{ id: first?.departmentId, name: "Support", chatEnabled: true }],
  });
  const widget = await call(`/visitor/availability?site=${first?.siteKey}`);
  expect(await widget.json()).toEqual({
    site: { name: "Website" },
    departments: [
      {
        id: first?.departmentId,
        name: "Support",
        available: false,
        rings: [{ id: first?.departmentId, free: false }],
        // Always open.
        opensAt: null,
        changesAt: null,
      },
    ],
    now: expect.any(Number),
  });
});

it("a second setup with the right secret is told that it is done already", async () => {
  const again = await call("/setup", {
    json: { secret: env.PORCHLIGHT_SECRET, admin: { ...admin, email: "eve@example.com" } },
  });
  expect(await problemOf(again)).toEqual([409, "already_set_up"]);
  expect(await rowsOf()).toEqual([1, 1, 1, 1]);
});
