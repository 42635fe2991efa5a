// Whoever uses this device next is somebody else: nothing of the visitor stays, and a chat that runs is left alone.
import { batch } from "@preact/signals-core";
import { attributes, greeting, identity } from "../embedder.ts";
import type { Visit } from "../visit.ts";

export function forgetEverything(visit: Visit): void {
  batch(() => {
    identity.value = null;
    attributes.value = {};
    greeting.value = "";
    const stage = visit.stage.peek();
    if (stage.name === "chat") for (const { cid } of stage.client.pending.peek()) stage.client.discard(cid);
    for (const storage of [() => localStorage, () => sessionStorage]) sweep(storage);
    visit.recognise(null);
    for (const key of ["person", "start"]) visit.forget(key);
    visit.reset();
  });
}

/** Storage may be denied: then all there is goes by its name. */
function sweep(storage: () => Storage): void {
  const site = new URLSearchParams(location.search).get("site");
  try {
    const held = storage();
    for (const name of Object.keys(held)) if (name.startsWith(`porchlight/${site}/`)) held.removeItem(name);
  } catch {}
}
