// Keeps an open list up to date: what the departments push is looked at once for many, and what they do not push, since a
// supervisor sees departments that are not hers, every now and then while somebody looks. Nothing here wakes an object.
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../desk-context.ts";
import type { TicketList } from "./ticket-list.ts";
import { useViews } from "./use-views.ts";

/** Many tickets at once, as when many chats end, are one look. */
const gatherMs = 300;
const lookMs = 30_000;
/** So far from its beginning a list counts as unscrolled, CSS pixels. */
const nearTopPx = 40;

export function useLiveList(list: TicketList, place: { current: HTMLElement | null }): void {
  const { ticketChanges, me } = useDesk();
  const views = useViews();
  const changes = ticketChanges.value;
  const seen = useRef(changes);

  function look(): void {
    views.count();
    void list.refresh(isCalm(place.current));
  }

  useEffect(() => void list.loadMore(), [list]);
  useEffect(() => {
    if (changes === seen.current) return;
    const timer = setTimeout(() => {
      seen.current = changes;
      look();
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [list, changes]);
  useEffect(() => {
    function lookIfSeen(): void {
      if (document.visibilityState === "visible") look();
    }
    document.addEventListener("visibilitychange", lookIfSeen);
    const timer = me.role === "agent" ? undefined : setInterval(lookIfSeen, lookMs);
    return () => {
      document.removeEventListener("visibilitychange", lookIfSeen);
      clearInterval(timer);
    };
  }, [list, me.role]);
}

/** Whether rows may move: nobody reads further down, points at one, or has one in the keyboard's focus. */
function isCalm(place: HTMLElement | null): boolean {
  if (place === null) return true;
  const scrolled = place.closest(".ticket-area")?.scrollTop ?? 0;
  return scrolled < nearTopPx && !place.matches(":hover") && !place.contains(document.activeElement);
}
