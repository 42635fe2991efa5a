import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Me } from "../../src/protocol/agent-api.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { OwnPhoto } from "../../src/protocol/photos.ts";
import { call, host, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment } from "../support/rows.ts";

const db = openDatabase(env.DB);
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7]);
let ada = "";
let bo = "";

beforeAll(async () => {
  const support = await addDepartment(db);
  for (const email of ["ada@example.com", "bo@example.com"])
    await addAgent(db, [support], { email, passwordHash: await passwordHash() });
  ada = await signIn("ada@example.com");
  bo = await signIn("bo@example.com");
});

function put(cookie: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return call("/agent/photo", { method: "PUT", cookie, body, headers });
}

async function photoOf(cookie: string): Promise<string | null> {
  return (await (await call("/agent/me", { cookie })).json<Me>()).photo;
}

async function keptObjects(): Promise<number> {
  return (await env.FILES.list({ prefix: "photos/" })).objects.length;
}

it("Ada's photo is seen by everybody who knows its address, as a picture and as nothing else", async () => {
  expect(await photoOf(ada)).toBeNull();
  const { photo } = await (await put(ada, jpeg)).json<OwnPhoto>();
  expect(await photoOf(ada)).toBe(photo);
  expect(await photoOf(bo)).toBeNull();
  const seen = await call(photo);
  expect(seen.status).toBe(200);
  expect(new Uint8Array(await seen.arrayBuffer())).toEqual(jpeg);
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    "content-type": "image/jpeg",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  });
});

it("another photo has another address, and the one before is gone, as is one that was taken away", async () => {
  const first = (await (await put(bo, jpeg)).json<OwnPhoto>()).photo;
  const kept = await keptObjects();
  const second = (await (await put(bo, png, { "content-type": "text/html" })).json<OwnPhoto>()).photo;
  expect(second).not.toBe(first);
  expect((await call(second)).headers.get("content-type")).toBe("image/png");
  expect(await problemOf(await call(first))).toEqual([404, "not_found"]);
  expect(await keptObjects()).toBe(kept);
  for (const times of [1, 2])
    expect((await call("/agent/photo", { method: "DELETE", cookie: bo })).status, `${times}`).toBe(204);
  expect(await photoOf(bo)).toBeNull();
  expect(await problemOf(await call(second))).toEqual([404, "not_found"]);
  expect(await keptObjects()).toBe(kept - 1);
});

it("what is no picture, is too large, or comes from nobody or from elsewhere changes nothing", async () => {
  const before = (await (await put(ada, jpeg)).json<OwnPhoto>()).photo;
  const kept = await keptObjects();
  for (const body of ["<svg onload=alert(1)>", "<html>", "GIF89a<script>", "", "{}"])
    expect(await problemOf(await put(ada, body, { "content-type": "image/png" }))).toEqual([
      400,
      "bad_request",
    ]);
  const large = new Uint8Array(limits.httpBodyBytes + 1);
  large.set(jpeg);
  expect(await problemOf(await put(ada, large))).toEqual([413, "too_long"]);
  expect(await problemOf(await put("", jpeg))).toEqual([401, "unauthenticated"]);
  expect(await problemOf(await call("/agent/photo", { method: "DELETE" }))).toEqual([401, "unauthenticated"]);
  const elsewhere = { origin: "https://evil.example" };
  expect(await problemOf(await put(ada, png, elsewhere))).toEqual([403, "bad_origin"]);
  expect(await photoOf(ada)).toBe(before);
  expect(await keptObjects()).toBe(kept);
});

it("an address of nothing, or of what is no photo, is not there", async () => {
  await env.FILES.put("photos/photo_zzzzzzzzzzzzzzzzzzzz", "<script>", {
    httpMetadata: { contentType: "text/html" },
  });
  const { photo } = await (await put(ada, jpeg)).json<OwnPhoto>();
  expect((await call(photo)).status).toBe(200);
  for (const path of [
    "/photos/photo_zzzzzzzzzzzzzzzzzzzz",
    "/photos/photo_00000000000000000000",
    "/photos/..%2fchat_00000000000000000000",
    "/photos/",
    "/photos/x",
    `${photo}/x`,
    `${photo.toUpperCase()}`,
  ])
    expect(await problemOf(await call(path, { base: host }))).toEqual([404, "not_found"]);
});
