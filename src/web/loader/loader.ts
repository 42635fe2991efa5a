// The snippet in a website: finds its own tag, waits until the page is there, and puts the widget into it.
// Never throws into the page.
import type { PorchlightApi } from "./porchlight.d.ts";
import { createWidget } from "./widget.ts";

// A module or an async script of an old page has no `currentScript` any more: the tag itself is looked for.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="widget.js"]');
try {
  // Two snippets make one widget; a page that was written anew has lost its own.
  const before = window.Porchlight as PorchlightApi | undefined;
  if (script?.dataset.site && !before?.element?.isConnected) createWidget(script, script.dataset.site);
} catch {}
