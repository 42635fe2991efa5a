// Agents' photos: an agent sets and takes away the own one; whoever was told its address may see it, as a picture and as
// nothing else.
import { Hono } from "hono";
import * as v from "valibot";
import { openDatabase } from "../db/database.ts";
import { setPhotoKey } from "../db/photos.ts";
import { photoTypeOf } from "../domain/photo-type.ts";
import type { Env } from "../env.ts";
import { PhotoKey } from "../protocol/ids.ts";
import { type OwnPhoto, photoPath, photoTypes } from "../protocol/photos.ts";
import { params } from "./checked.ts";
import type { AgentDoors, Doors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { newId } from "./new-id.ts";
import { Refusal } from "./problems.ts";

const yearSeconds = 31_536_000;

export const ownPhoto = new Hono<AgentDoors>()
  .put("/", signedIn, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const type = photoTypeOf(bytes);
    if (type === null) throw new Refusal("bad_request", { body: "is no JPEG, PNG or WebP picture" });
    const key = newId("photo");
    await c.env.FILES.put(objectOf(key), bytes, { httpMetadata: { contentType: type } });
    await replace(c.env, c.get("agent").id, key);
    return c.json({ photo: photoPath(key) } satisfies OwnPhoto);
  })
  .delete("/", signedIn, async (c) => {
    await replace(c.env, c.get("agent").id, null);
    return c.body(null, 204);
  });

export const photos = new Hono<Doors>().get("/:key", params(v.object({ key: PhotoKey })), async (c) => {
  const found = await c.env.FILES.get(objectOf(c.req.valid("param").key));
  const type = photoTypes.find((one) => one === found?.httpMetadata?.contentType);
  if (found === null || type === undefined) throw new Refusal("not_found");
  return c.body(found.body, 200, {
    "content-type": type,
    "content-length": String(found.size),
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": `public, max-age=${yearSeconds}, immutable`,
  });
});

/** What was there before is gone at once, also for chats that still name it. */
async function replace(env: Env, agentId: string, key: string | null): Promise<void> {
  const before = await setPhotoKey(openDatabase(env.DB), agentId, key);
  if (before !== null) await env.FILES.delete(objectOf(before));
}

function objectOf(key: string): string {
  return `photos/${key}`;
}
