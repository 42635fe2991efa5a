// A part of the page that is fetched when it is first shown. A fetch that fails is said, and may be tried again.
import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "./words.ts";

type Part<P> = (props: P) => ComponentChild;

export function lazily<P extends object>(load: () => Promise<Part<P>>): Part<P> {
  let part: Part<P> | null = null;
  return function Lazy(props: P) {
    const [state, setState] = useState<"loading" | "failed" | "there">(part ? "there" : "loading");
    const [tries, setTries] = useState(0);
    useEffect(() => {
      if (part) return;
      setState("loading");
      load().then(
        (loaded) => {
          part = loaded;
          setState("there");
        },
        () => setState("failed"),
      );
    }, [tries]);
    if (part) {
      const Loaded = part;
      return <Loaded {...props} />;
    }
    return (
      <div class="nothing" aria-busy={state === "loading"}>
        <p role="status">{t(state === "failed" ? "page.partFailed" : "page.loading")}</p>
        {state === "failed" ? (
          <button type="button" class="quiet" onClick={() => setTries(tries + 1)}>
            {t("page.retry")}
          </button>
        ) : null}
      </div>
    );
  };
}
