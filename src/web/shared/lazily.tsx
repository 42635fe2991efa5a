// A part of a page that is fetched when it is first drawn. A fetch that fails may be tried again.
import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";

export type Part<P> = (props: P) => ComponentChild;

/** Drawn while the part is not there. */
export type Meanwhile = Part<{ failed: boolean; again(): void }>;

export function lazily<P extends object>(load: () => Promise<Part<P>>, Meanwhile: Meanwhile): Part<P> {
  let part: Part<P> | null = null;
  return function Lazy(props: P) {
    const [failed, setFailed] = useState(false);
    const [tries, setTries] = useState(0);
    const [, setThere] = useState(part !== null);
    useEffect(() => {
      if (part) return;
      setFailed(false);
      load().then(
        (loaded) => {
          part = loaded;
          setThere(true);
        },
        () => setFailed(true),
      );
    }, [tries]);
    if (!part) return <Meanwhile failed={failed} again={() => setTries(tries + 1)} />;
    const Loaded = part;
    return <Loaded {...props} />;
  };
}
