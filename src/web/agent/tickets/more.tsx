// The button under a list that loads the next page: when it comes into sight, or when it is pressed.
import { useEffect, useRef } from "preact/hooks";
import type { TicketList } from "./ticket-list.ts";
import { t } from "./words.ts";

export function More({ list }: { list: Pick<TicketList, "rows" | "busy" | "loadMore"> }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = button.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) void list.loadMore();
      },
      { rootMargin: "300px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
    // Observed anew after each page: one that leaves the button in view loads the next.
  }, [list, list.rows.value?.length]);
  return (
    <button
      type="button"
      class="quiet more"
      ref={button}
      disabled={list.busy.value}
      onClick={() => void list.loadMore()}
    >
      {t(list.busy.value ? "tickets.loading" : "tickets.more")}
    </button>
  );
}
