// The number of unread messages before the page's title, while nobody looks at the page. The page's own title is never lost.

export interface TitleCount {
  set(count: number): void;
}

export function createTitleCount(page: Document = document): TitleCount {
  let count = 0;
  let own = page.title;
  let shown = own;

  function draw(): void {
    // Whatever is not ours the page has set meanwhile.
    if (page.title !== shown) own = page.title;
    shown = count > 0 && page.hidden ? `(${count}) ${own}`.trim() : own;
    if (page.title !== shown) page.title = shown;
  }

  page.addEventListener("visibilitychange", draw);
  new MutationObserver(draw).observe(page.head, { childList: true, subtree: true, characterData: true });
  return {
    set(next) {
      count = next;
      draw();
    },
  };
}
