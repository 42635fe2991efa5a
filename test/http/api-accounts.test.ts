import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { type ApiCalls, aDepartment, anAgent, apiCalls, aSite, type Row } from "../support/api-calls.ts";
import { call, password, problemOf, signIn } from "../support/doors.ts";
import { addDepartment } from "../support/rows.ts";

const db = openDatabase(env.DB);

let api: ApiCalls;

beforeAll(async () => {
  api = await apiCalls();
});

it("a body of the wrong form is refused by the name of its field, as the wire spells it", async () => {
  const { id } = await api.made("/departments", aDepartment);
  for (const [method, path, json, field] of [
    ["POST", "/sites", {}, "name"],
    ["POST", "/sites", { name: "Lamps", colour: "red" }, "colour"],
    [
      "POST",
      "/sites",
      { name: "Lamps", allowed_origins: ["https://shop.example/path"] },
      "allowed_origins.0",
    ],
    ["POST", "/sites", { name: "Lamps", settings: { look: { accent: "red" } } }, "settings.look.accent"],
    ["PATCH", `/departments/${id}`, { ring_seconds: "60" }, "ring_seconds"],
    ["PATCH", `/departments/${id}`, { ring_seconds: 5 }, "ring_seconds"],
    ["PATCH", `/departments/${id}`, { timezone: "Mars/Olympus" }, "timezone"],
    ["PATCH", `/departments/${id}`, { hours: [[[0, 60]]] }, "hours"],
    ["PATCH", `/departments/${id}`, { overflow_id: id }, "overflow_id"],
    ["PATCH", `/departments/${id}`, { silent_warn_minutes: 5, silent_end_minutes: 5 }, "silent_warn_minutes"],
    ["POST", "/agents", { ...anAgent(), department_ids: ["dept_zzzzzzzzzzzzzzzzzzzz"] }, "department_ids"],
    ["POST", "/agents", { ...anAgent(), password: "short" }, "password"],
    ["POST", "/tokens", { name: "None", scopes: [] }, "scopes"],
  ] as const) {
    const answer = await api.ask(method, path, json);
    expect(answer.status, `${method} ${path} ${field}`).toBe(400);
    const { error } = await answer.json<{ error: { code: string; details: object } }>();
    expect(error.code).toBe("bad_request");
    expect(Object.keys(error.details)).toEqual([field]);
  }
  expect(await problemOf(await api.ask("POST", "/sites", { name: "x".repeat(500) }))).toEqual([
    413,
    "too_long",
  ]);
  const text = await call("/api/v1/sites", {
    bearer: api.all,
    body: "{}",
    headers: { "content-type": "text/plain" },
  });
  expect(await problemOf(text)).toEqual([400, "bad_request"]);
  expect(await problemOf(await api.ask("PUT", "/sites", aSite))).toEqual([405, "method_not_allowed"]);
});

it("what an admin sets is what the widget gets, at once in the same place", async () => {
  const site = await api.made("/sites", { name: "Live" });
  const widget = async () =>
    (await call(`/visitor/site?site=${site.key}`)).json<{ name: string; accent: string }>();
  expect((await widget()).accent).toBe("#0b5f5a");
  await api.ask("PATCH", `/sites/${site.id}`, { settings: { look: { accent: "#123456" } } });
  expect((await widget()).accent).toBe("#123456");
  await api.ask("DELETE", `/sites/${site.id}`);
  expect(await problemOf(await call(`/visitor/site?site=${site.key}`))).toEqual([404, "not_found"]);
});

it("an e-mail address is one agent's, and there is always an admin left", async () => {
  const bo = await api.made("/agents", anAgent());
  expect(
    await problemOf(await api.ask("POST", "/agents", { ...anAgent(), email: String(bo.email) })),
  ).toEqual([409, "email_taken"]);
  const other = await api.made("/agents", anAgent());
  expect(await problemOf(await api.ask("PATCH", `/agents/${other.id}`, { email: String(bo.email) }))).toEqual(
    [409, "email_taken"],
  );
  expect((await api.ask("PATCH", `/agents/${other.id}`, { role: "admin" })).status).toBe(200);
  expect((await api.ask("PATCH", `/agents/${other.id}`, { role: "agent" })).status).toBe(200);
  const admins = await env.DB.prepare("SELECT id FROM agents WHERE role = 'admin'").all<{ id: string }>();
  for (const { id } of admins.results.slice(1)) await api.ask("PATCH", `/agents/${id}`, { role: "agent" });
  const last = admins.results[0]?.id;
  expect(await problemOf(await api.ask("PATCH", `/agents/${last}`, { role: "agent" }))).toEqual([
    409,
    "last_admin",
  ]);
  // Whoever is refused leaves everything else as it was, too.
  expect(await (await api.ask("GET", `/agents/${last}`)).json()).toMatchObject({ role: "admin" });
});

it("an agent's departments are set whole, and a new password signs out everywhere", async () => {
  const [one, two] = [await addDepartment(db), await addDepartment(db)];
  const bo = await api.made("/agents", { ...anAgent(), department_ids: [one] });
  expect(bo.department_ids).toEqual([one]);
  const cookie = await signIn(String(bo.email));
  expect((await call("/agent/me", { cookie })).status).toBe(200);
  const moved = await api.ask("PATCH", `/agents/${bo.id}`, {
    department_ids: [two],
    password: `${password} new`,
  });
  expect(await moved.json()).toMatchObject({ department_ids: [two] });
  expect(await problemOf(await call("/agent/me", { cookie }))).toEqual([401, "unauthenticated"]);
});

it("each change stands in the audit log with who made it, once, without secrets, and stays there", async () => {
  const site = await api.made("/sites", { name: "Audited" });
  await api.ask("PATCH", `/sites/${site.id}`, { name: "Renamed" });
  await api.ask("PATCH", `/sites/${site.id}`, { name: "Late" }, { "if-match": '"1"' });
  const { data } = await (await api.ask("GET", `/audit-log?target=${site.id}`)).json<{ data: Row[] }>();
  expect(data.map(({ action, changes }) => [action, changes])).toEqual([
    ["site.edited", { name: "Renamed" }],
    ["site.created", { name: "Audited", allowedOrigins: [], settings: expect.any(Object) }],
  ]);
  expect(data[0]).toMatchObject({
    actor: { kind: "token", name: "Program" },
    request_id: expect.any(String),
  });
  const bo = await api.made("/agents", anAgent());
  await api.ask("PATCH", `/agents/${bo.id}`, { password: "a new password of Bo" });
  const log = await (await api.ask("GET", "/audit-log?limit=100")).text();
  expect(log).toContain("agent.edited");
  for (const secret of [password, "a new password of Bo", api.all]) expect(log).not.toContain(secret);
  for (const statement of ["UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"])
    await expect(env.DB.prepare(statement).run()).rejects.toThrow(/only ever added to/);
});

it("an article that an admin writes is found by visitors, changed and removed with it", async () => {
  const site = await api.made("/sites", { name: "Helpful" });
  const draft = { site_id: site.id, language: "zh-CN", title: "退货与换货", body: "三十天内可以退货。" };
  const article = await api.made("/articles", draft);
  const found = async (q: string) => {
    const query = new URLSearchParams({ site: String(site.key), language: "zh-CN", q });
    const answer = await call(`/visitor/articles?${query}`);
    return (await answer.json<{ data: { id: string }[] }>()).data.map(({ id }) => id);
  };
  expect(await found("怎么退货")).toEqual([article.id]);
  const path = `/articles/${article.id}`;
  const stale = await api.ask("PATCH", path, { title: "发票" }, { "if-match": '"7"' });
  expect(await problemOf(stale)).toEqual([412, "stale_etag"]);
  await api.ask("PATCH", path, { title: "发票", body: "可以开具发票。" });
  expect(await found("开发票")).toEqual([article.id]);
  await api.ask("DELETE", path);
  expect(await found("开票发票")).toEqual([]);
});

it("two identity secrets hold at once, a third is refused until one is revoked, and none is shown again", async () => {
  const site = await api.made("/sites", { name: "Signing" });
  const path = `/sites/${site.id}/identity-secrets`;
  const [one, two] = [await api.made(path, undefined), await api.made(path, undefined)];
  expect(one.secret).not.toBe(two.secret);
  expect(await problemOf(await api.ask("POST", path))).toEqual([409, "too_many"]);
  expect((await api.ask("DELETE", `${path}/${one.id}`)).status).toBe(204);
  await api.made(path, undefined);
  const list = await (await api.ask("GET", path)).text();
  expect(list).toContain(two.id);
  for (const { secret } of [one, two]) expect(list).not.toContain(String(secret));
  const log = await (await api.ask("GET", `/audit-log?target=${site.id}`)).text();
  expect(log).toContain("site.identity_secret_revoked");
  expect(log).not.toContain(String(two.secret));
});
