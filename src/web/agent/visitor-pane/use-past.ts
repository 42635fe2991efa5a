// What else came from the same visitor: asked for once a chat is shown, and again when it has ended.
import { useEffect, useState } from "preact/hooks";
import type { ChatView } from "../../../protocol/chat-view.ts";
import type { VisitorPast } from "../../../protocol/contact-api.ts";
import { rest } from "../rest.ts";

export type Past = { state: "asking" } | { state: "found"; value: VisitorPast } | { state: "failed" };

export function usePast({ id, phase, visitor }: ChatView): { past: Past; ask: () => void } {
  const [past, setPast] = useState<Past>({ state: "asking" });
  const [asked, setAsked] = useState(0);
  const isKnown = visitor.isVerified || visitor.email !== null;

  useEffect(() => {
    if (!isKnown) return;
    let stale = false;
    setPast((before) => (before.state === "found" ? before : { state: "asking" }));
    void rest.visitorPast(id).then((answer) => {
      if (stale) return;
      if (answer.ok) setPast({ state: "found", value: answer.value });
      else setPast((before) => (before.state === "found" ? before : { state: "failed" }));
    });
    return () => {
      stale = true;
    };
  }, [id, isKnown, phase === "ended", asked]);

  return { past, ask: () => setAsked(asked + 1) };
}
