import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { LoaderSite, PanelSite } from "../../src/protocol/site-settings.ts";
import type { Availability } from "../../src/protocol/visitor-api.ts";
import { call, problemOf } from "../support/doors.ts";
import { addDepartment, addSite } from "../support/rows.ts";

const db = openDatabase(env.DB);

async function loaderSite(key: string): Promise<LoaderSite> {
  const answer = await call(`/visitor/site?site=${key}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

async function panelSite(key: string): Promise<PanelSite> {
  const page = await (await call(`/panel?site=${key}`)).text();
  return JSON.parse(/id="site">(.*?)<\/script>/.exec(page)?.[1] ?? "null");
}

it("a site that decided nothing has the defaults, for its loader and for its panel", async () => {
  const { key } = await addSite(db, { name: "Lamps" });
  expect(await loaderSite(key)).toEqual({
    version: 1,
    name: "Lamps",
    accent: "#0b5f5a",
    onAccent: "#ffffff",
    radius: 16,
    place: { side: "right", x: 20, y: 20 },
    language: "auto",
    proactive: [],
  });
  expect(await panelSite(key)).toMatchObject({
    name: "Lamps",
    theme: "auto",
    colours: {},
    rating: true,
    greeting: "",
  });
});

it("a site's own colours and words reach both, and its words are no markup", async () => {
  const greeting = "</script><script>alert(1)</script>";
  const { key } = await addSite(db, {
    settings: { look: { accent: "#FFCC00", theme: "dark", radius: 8 }, greeting, place: { side: "left" } },
  });
  expect(await loaderSite(key)).toMatchObject({
    accent: "#ffcc00",
    onAccent: "#000000",
    place: { side: "left", x: 20 },
  });
  const panel = await panelSite(key);
  expect(panel).toMatchObject({ theme: "dark", greeting });
  expect(panel.colours).toMatchObject({ "--radius": "8px", "--own": "light-dark(#ffcc00, #ffcc00)" });
  expect(await (await call(`/panel?site=${key}`)).text()).not.toContain("<script>alert");
});

it("what is no longer understood of a site's settings counts as not set, and the rest holds", async () => {
  const { key } = await addSite(db, { settings: { look: { accent: "red; }" }, greeting: "Hello" } });
  expect((await loaderSite(key)).accent).toBe("#0b5f5a");
  expect((await panelSite(key)).greeting).toBe("Hello");
});

it("settings are kept at the edge and say for how long", async () => {
  const { key, id } = await addSite(db, { name: "Before" });
  const first = await call(`/visitor/site?site=${key}`);
  expect(first.headers.get("cache-control")).toBe("public, max-age=60");
  await env.DB.prepare("UPDATE sites SET name = 'After' WHERE id = ?").bind(id).run();
  expect((await loaderSite(key)).name).toBe("Before");
});

it("a page of a foreign origin gets no settings where origins are named, and reads why", async () => {
  const { key } = await addSite(db, { allowedOrigins: ["https://shop.example", "javascript:alert(1)", "*"] });
  const from = (origin: string) => call(`/visitor/site?site=${key}`, { headers: { origin } });
  const allowed = await from("https://shop.example");
  expect(allowed.status).toBe(200);
  expect(allowed.headers.get("access-control-allow-origin")).toBe("*");
  const foreign = await from("https://evil.example");
  expect(foreign.headers.get("access-control-allow-origin")).toBe("*");
  expect(await problemOf(foreign)).toEqual([403, "bad_origin"]);
  const policy = (await call(`/panel?site=${key}`)).headers.get("content-security-policy");
  expect(policy).toMatch(/frame-ancestors https:\/\/shop\.example$/);
});

it("an unknown and a revoked site have no settings and no panel", async () => {
  const { key } = await addSite(db, { revokedAt: 1 });
  for (const path of [`/visitor/site?site=${key}`, `/panel?site=${key}`])
    expect(await problemOf(await call(path))).toEqual([404, "not_found"]);
});

it("a site that names its departments offers no others, and a chat cannot be started there", async () => {
  const [support, sales] = [
    await addDepartment(db, { name: "Support" }),
    await addDepartment(db, { name: "Sales" }),
  ];
  const { key } = await addSite(db, { settings: { departments: [sales] } });
  const { departments }: Availability = await (await call(`/visitor/availability?site=${key}`)).json();
  expect(departments.map(({ name }) => name)).toEqual(["Sales"]);
  const start = (departmentId: string, n: number) =>
    call("/visitor/chats", {
      json: {
        site: key,
        departmentId,
        startKey: `offered-${n}-${"0".repeat(16)}`,
        name: "Vic",
        question: "Hello?",
      },
    });
  expect((await start(sales, 1)).status).toBe(201);
  expect(await problemOf(await start(support, 2))).toEqual([409, "no_department"]);
});

it("any page may read why a site is refused", async () => {
  const { key } = await addSite(db, { allowedOrigins: ["https://shop.example"] });
  const asked = (site: string, origin: string) => call(`/visitor/site?site=${site}`, { headers: { origin } });
  const allowed = await asked(key, "https://shop.example");
  expect(allowed.status).toBe(200);
  expect(allowed.headers.get("access-control-allow-origin")).toBe("*");
  for (const [site, status] of [
    [key, 403],
    ["key_nobodynobodynobodyno", 404],
    ["nonsense", 400],
  ] as const) {
    const refused = await asked(site, "https://other.example");
    expect([site, refused.status]).toEqual([site, status]);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  }
});
