// What the website's own script is told of a chat: that it began, what is said in it, that it ended. Once for each thing.
import { effect } from "@preact/signals-core";
import type { ChatReplica } from "../../shared/chat-replica.ts";
import { hostPage } from "../host-page.ts";
import { nameOf } from "../name-of.ts";
import type { Stage } from "../visit.ts";

/** `known`: the chat as it was when the panel came to it; without a view it is new. */
export function tellOf({ chatId, client }: Extract<Stage, { name: "chat" }>, known: ChatReplica): void {
  let told = known.entries.at(-1)?.seq ?? 0;
  const wasOver = known.view?.phase === "ended";
  if (!known.view) hostPage.tell({ porchlight: "event", name: "chat:started", detail: { chatId } });

  const stop = effect(() => {
    const { view, entries, you } = client.replica.value;
    if (!view) return;
    for (const entry of entries) {
      if (entry.seq <= told) continue;
      told = entry.seq;
      if (entry.kind !== "message") continue;
      const { seq, at, body, file } = entry;
      const isOwn = entry.from === you;
      const from = isOwn ? "visitor" : "agent";
      const detail = {
        chatId,
        seq,
        from,
        at,
        name: isOwn ? "" : nameOf(entry.from, view),
        text: hostPage.isNamed ? body || (file?.name ?? "") : "",
      } as const;
      hostPage.tell({ porchlight: "event", name: "message", detail });
    }
    if (view.phase !== "ended") return;
    const outcome = view.outcome ?? "finished";
    if (!wasOver) hostPage.tell({ porchlight: "event", name: "chat:ended", detail: { chatId, outcome } });
    queueMicrotask(() => stop());
  });
}
