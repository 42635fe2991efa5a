// Which blocks of a long log stand in the page: those near to what is seen, and those seen last. Every other keeps its
// place as an empty box of its height, so that a chat of thousands of lines weighs as much as one of hundreds.
import { type ReadonlySignal, signal } from "@preact/signals";

export interface LogWindow {
  drawn: ReadonlySignal<ReadonlySet<number>>;
  /** Draws a block whether it is near or not. */
  draw(block: number): void;
  /** The place that a block of so many lines keeps while it is not drawn, pixels. */
  placePx(block: number, lines: number): number;
  /** Follows where a block stands. */
  watch(block: number, element: Element): void;
  close(): void;
}

/** So far above and below what is seen. */
const nearPx = 1500;
/** So many stay though nobody is near: what was just read is found by the browser's own search, and comes back at once. */
const keptBlocks = 16;
/** A line that was never drawn is this high, rather too little: growth above the reader can be made up for even at the very top. */
const guessedPx = 22;

export function createLogWindow(box: () => Element | null, first: readonly number[]): LogWindow {
  /** In the order in which they were seen. */
  const kept = new Set(first);
  const drawn = signal<ReadonlySet<number>>(new Set(kept));
  const near = new Set<number>();
  const elements = new Map<number, Element>();
  const blocks = new WeakMap<Element, number>();
  const heights = new Map<number, number>();
  let observer: IntersectionObserver | null = null;

  function look(seen: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      const block = blocks.get(target);
      if (block === undefined) continue;
      if (isIntersecting) near.add(block);
      else near.delete(block);
      if (kept.delete(block) || isIntersecting) kept.add(block);
    }
    letGo();
    publish();
  }

  function letGo(): void {
    for (const block of kept) {
      if (kept.size <= keptBlocks) return;
      const element = elements.get(block);
      if (near.has(block) || !element || isInUse(element)) continue;
      heights.set(block, element.getBoundingClientRect().height);
      kept.delete(block);
    }
  }

  function publish(): void {
    const before = drawn.peek();
    if (kept.size !== before.size || [...kept].some((block) => !before.has(block)))
      drawn.value = new Set(kept);
  }

  return {
    drawn,
    draw: (block) => {
      kept.add(block);
      publish();
    },
    placePx: (block, lines) => heights.get(block) ?? lines * guessedPx,
    watch: (block, element) => {
      elements.set(block, element);
      blocks.set(element, block);
      observer ??= new IntersectionObserver(look, { root: box(), rootMargin: `${nearPx}px 0px` });
      observer.observe(element);
    },
    close: () => observer?.disconnect(),
  };
}

/** Holds the focus, or a part of what is selected. */
function isInUse(element: Element): boolean {
  const selection = getSelection();
  const isSelected = selection !== null && selection.rangeCount > 0 && !selection.isCollapsed;
  return (
    element.contains(document.activeElement) ||
    (isSelected && selection.getRangeAt(0).intersectsNode(element))
  );
}
