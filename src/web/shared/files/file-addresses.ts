// The short-lived addresses of a chat's files: asked for together, kept while they are good, and asked for again after that.
import type { FileLinks } from "../../../protocol/files.ts";
import { limits, spans } from "../../../protocol/limits.ts";
import type { Fetched } from "../fetch-json.ts";

export interface FileAddresses {
  /** Null: it cannot be had now. */
  of(fileId: string): Promise<string | null>;
}

/** One that is about to end is not handed out any more. */
const reserveMs = 60_000;

export function createFileAddresses(
  ask: (ids: string[]) => Promise<Fetched<FileLinks>>,
  now: () => number,
): FileAddresses {
  const known = new Map<string, { address: Promise<string | null>; until: number }>();
  let wanted = new Map<string, (address: string | null) => void>();

  function want(id: string): Promise<string | null> {
    // All that is asked for in one turn goes in one request.
    if (wanted.size === 0) queueMicrotask(() => void fetchWanted());
    return new Promise((resolve) => wanted.set(id, resolve));
  }

  async function fetchWanted(): Promise<void> {
    const asked = [...wanted];
    wanted = new Map();
    for (let from = 0; from < asked.length; from += limits.filesMax) {
      const some = asked.slice(from, from + limits.filesMax);
      const answer = await ask(some.map(([id]) => id));
      for (const [id, resolve] of some) {
        const address = (answer.ok && answer.value.links[id]) || null;
        if (address === null) known.delete(id);
        resolve(address);
      }
    }
  }

  return {
    of(id) {
      const kept = known.get(id);
      if (kept && now() < kept.until) return kept.address;
      const address = want(id);
      known.set(id, { address, until: now() + spans.fileLinkMs - reserveMs });
      return address;
    },
  };
}
