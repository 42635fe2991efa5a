// A panel that stands alone on a phone: it is as high as what can be seen of it, so that the keyboard hides no text box.
// Browsers that make the page smaller by themselves notice nothing; in a website's frame the loader does it.
import { hostPage } from "../host-page.ts";

/** Until what is returned is called. */
export function fitToScreen(panel: HTMLElement | null): () => void {
  const seen = window.visualViewport;
  if (!seen || !panel || hostPage.embedded) return () => {};

  function takeRoom(): void {
    if (!seen || !panel) return;
    // Who has zoomed in looks at a part of the panel: it stays as large as it is.
    const isCovered = seen.scale < 1.01 && seen.height < innerHeight - 1;
    panel.style.blockSize = isCovered ? `${seen.height}px` : "";
    // Safari moves the page up to show the field, which is in view already.
    if (isCovered && seen.offsetTop > 0) scrollTo(0, 0);
  }

  takeRoom();
  for (const type of ["resize", "scroll"]) seen.addEventListener(type, takeRoom);
  return () => {
    for (const type of ["resize", "scroll"]) seen.removeEventListener(type, takeRoom);
    panel.style.blockSize = "";
  };
}
