// What the panel remembers on the visitor's device, by site. Where storage is denied it forgets at the reload.

export interface Keepsakes {
  get(key: string): string | null;
  /** Null forgets. */
  set(key: string, value: string | null): void;
}

export function createKeepsakes(site: string): Keepsakes {
  const memory = new Map<string, string>();
  const storages = [() => localStorage, () => sessionStorage];
  const nameOf = (key: string) => `porchlight/${site}/${key}`;

  function get(key: string): string | null {
    for (const storage of storages) {
      try {
        const value = storage().getItem(nameOf(key));
        if (value !== null) return value;
      } catch {}
    }
    return memory.get(key) ?? null;
  }

  function set(key: string, value: string | null): void {
    let left = value;
    for (const storage of storages) {
      try {
        if (left === null) storage().removeItem(nameOf(key));
        else storage().setItem(nameOf(key), left);
        left = null;
      } catch {}
    }
    if (left === null) memory.delete(key);
    else memory.set(key, left);
  }

  return { get, set };
}

/** A kept JSON value; null where there is none or it was spoilt. */
export function readKept<T>(keepsakes: Keepsakes, key: string): T | null {
  try {
    return JSON.parse(keepsakes.get(key) ?? "null");
  } catch {
    return null;
  }
}
