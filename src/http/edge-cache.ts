// What many ask for in the same words, kept where they are for a minute.

const maxAgeSeconds = 60;

/** `name` tells it from all else that is kept; what is null is asked for again. */
export async function keptAtEdge<T>(name: readonly string[], make: () => Promise<T>): Promise<T> {
  const cache = caches.default;
  // An address that no request ever has.
  const place = `https://cache.porchlight.invalid/${name.map(encodeURIComponent).join("/")}`;
  const kept = await cache.match(place);
  if (kept) return kept.json();
  const made = await make();
  const headers = { "content-type": "application/json", "cache-control": `max-age=${maxAgeSeconds}` };
  if (made !== null) await cache.put(place, new Response(JSON.stringify(made), { headers }));
  return made;
}
