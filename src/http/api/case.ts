// The API's own spelling: camelCase in the code, snake_case on the wire. Only keys change, and no key of text that people
// wrote is one: free records keep theirs.

export function toSnake(value: unknown): unknown {
  return renamed(value, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

/** Null where two keys would become one: `{"a_b": 1, "aB": 2}` is not of this spelling. */
export function toCamel(value: unknown): unknown {
  return renamed(value, (key) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}

/** Keys that name themselves, such as the fields of a form, and not a field of the API. */
const free = new Set(["changes", "details"]);

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      rename(key),
      free.has(key) ? inner : renamed(inner, rename),
    ]),
  );
}
