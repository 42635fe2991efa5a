// A line at the top edge of a box that scrolls: it is put back where it was when something changed above it.
export interface Anchor {
  element: Element;
  /** Its lower edge below the box's upper one, pixels. */
  bottom: number;
}

/** `content` holds blocks in order, a block its lines; none while it is not drawn. Null where nothing stands there. */
export function anchorIn(box: Element, content: Element): Anchor | null {
  const { top: edge, bottom: end } = box.getBoundingClientRect();
  const first = firstBelow(content.children, edge);
  // What is seen is what must not move: rather a line further down than a block of which nothing is seen yet.
  let block = first;
  while (block && !block.firstElementChild) block = block.nextElementSibling;
  if (!block || block.getBoundingClientRect().top >= end) block = first;
  const line = block && firstBelow(block.children, edge);
  // Of the lines that are loaded the first may lose its day and its head, once the one above it is known.
  const next = line?.nextElementSibling;
  const element = next && next.getBoundingClientRect().top < end ? next : (line ?? block);
  return element && { element, bottom: element.getBoundingClientRect().bottom - edge };
}

export function putBack(box: Element, { element, bottom }: Anchor): void {
  if (!element.isConnected) return;
  const moved = element.getBoundingClientRect().bottom - box.getBoundingClientRect().top - bottom;
  if (Math.abs(moved) >= 0.5) box.scrollTop += moved;
}

/** The first that ends below the edge. They stand in order, so half of them are passed over at each look. */
function firstBelow(elements: HTMLCollection, edge: number): Element | null {
  let from = 0;
  let to = elements.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((elements[middle]?.getBoundingClientRect().bottom ?? edge) > edge) to = middle;
    else from = middle + 1;
  }
  return elements[from] ?? null;
}
