// The panel on a phone's full screen: it stands where the page can be seen, so that neither the keyboard hides its text box
// nor a rounded corner its head. A frame is not told of the keyboard; only the page around it is.
import type { Widget } from "../widget.ts";

/** Less than this is missing for a browser's own bar, not for a keyboard. */
const keyboardPx = 120;

export function begin({ root }: Widget): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const sheet = new CSSStyleSheet();
  // As in the loader's own looks: on such screens the panel is as large as the page.
  const onSmall = (rules: string) =>
    `@media (max-width:480px),(max-height:420px){:host([data-open]:not([data-inline])) iframe{box-sizing:border-box;${rules}}}`;
  const edges = (bottom: string) =>
    `padding:env(safe-area-inset-top) env(safe-area-inset-right) ${bottom} env(safe-area-inset-left);background:Canvas`;

  function takeRoom(): void {
    if (!seen) return;
    const { height, offsetTop, scale } = seen;
    // Who has zoomed in looks at a part of the panel: it stays as large as it is.
    const isCovered = scale < 1.01 && innerHeight - height > keyboardPx;
    sheet.replaceSync(
      onSmall(
        isCovered
          ? `height:${height}px!important;top:${offsetTop}px!important;bottom:auto!important;${edges("0")}`
          : edges("env(safe-area-inset-bottom)"),
      ),
    );
  }

  takeRoom();
  seen.addEventListener("resize", takeRoom);
  seen.addEventListener("scroll", takeRoom);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
