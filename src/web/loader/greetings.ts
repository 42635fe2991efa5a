// What the widget says by itself. Never twice, never to who dismissed it, never while a chat runs or the panel was opened.
import { dueGreeting, scrolledPercent } from "../../domain/greeting-rule.ts";
import type { createCards } from "./card.ts";
import type { Widget } from "./widget.ts";

const lookMs = 500;
/** Stands for all of them in what is kept. */
const never = "*";

export function greet(widget: Widget, cards: ReturnType<typeof createCards>): { stop(): void } {
  const greetings = widget.site?.proactive ?? [];
  const marker = `${widget.marker}:greeted`;
  const said = new Set(kept(marker));
  const since = performance.now();
  let url = "";
  let farthest = 0;
  const timer = setInterval(look, lookMs);

  function look(): void {
    if (said.has(never) || widget.isOpen || widget.chatting || isFollowed(widget.marker)) {
      stop();
      return;
    }
    if (url !== location.href) farthest = 0;
    url = location.href;
    const { clientHeight, scrollHeight } = document.documentElement;
    farthest = Math.max(farthest, scrolledPercent(scrollY, clientHeight, scrollHeight));
    if (document.hidden || !cards.isEmpty()) return;
    const seconds = (performance.now() - since) / 1000;
    const due = dueGreeting(greetings, { url, seconds, scrolledPercent: farthest }, said);
    if (due === null) return;
    keep(due.id);
    cards.put({
      name: null,
      text: due.text,
      opened() {
        const hand = () => widget.tell({ porchlight: "greet", value: due.text });
        // The panel may have been fetched before it is opened.
        if (widget.told) hand();
        else widget.api.on("panel" as "ready", hand);
      },
      dismissed: () => keep(never),
    });
  }

  function keep(id: string): void {
    said.add(id);
    let list = "";
    for (const one of said) list += `${one},`;
    try {
      localStorage.setItem(marker, list);
    } catch {}
  }

  function stop(): void {
    clearInterval(timer);
  }

  return { stop };
}

/** The panel was open on another page, or a chat runs, of which it has not told yet. */
function isFollowed(marker: string): boolean {
  try {
    return localStorage.getItem(marker) !== null;
  } catch {
    return false;
  }
}

/** Another tab may have greeted: asked anew on each page. Where storage is denied, once for each page. */
function kept(marker: string): string[] {
  try {
    return (localStorage.getItem(marker) ?? "").split(",");
  } catch {
    return [];
  }
}
