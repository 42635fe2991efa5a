// What a page asks for again and again while somebody looks, and at once when they come back to it.
import { useEffect, useRef } from "preact/hooks";
import type { Fetched } from "../shared/fetch-json.ts";

/** `take` gets every answer but those that a later question overtook. Returns what asks at once. */
export function useRepeated<T>(
  everyMs: number,
  ask: () => Promise<Fetched<T>>,
  take: (answer: Fetched<T>) => void,
): () => void {
  const now = useRef({ ask, take });
  now.current = { ask, take };
  const look = useRef(() => {});

  useEffect(() => {
    let over = false;
    let latest = 0;
    async function askOnce(): Promise<void> {
      if (document.visibilityState !== "visible") return;
      const asked = ++latest;
      const answer = await now.current.ask();
      if (!over && asked === latest) now.current.take(answer);
    }
    look.current = () => void askOnce();
    look.current();
    const timer = setInterval(look.current, everyMs);
    document.addEventListener("visibilitychange", look.current);
    return () => {
      over = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look.current);
    };
  }, [everyMs]);

  return () => look.current();
}
