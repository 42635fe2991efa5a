// A screenshot of the page, step by step: the browser asks, one frame is taken, the visitor marks and hides, and only then
// is there a file. Also for feedback: `takeScreenshot` knows nothing of chats.
import { render } from "preact";
import { wear } from "../../../shared/wear.ts";
import { capturePage } from "./capture.ts";
import css from "./screenshot.css?late";
import { ScreenshotEditor } from "./screenshot-editor.tsx";
import { begin } from "./words.ts";

wear(css);
await begin();

/** Null: the visitor thought better of it. Throws where the browser cannot. */
export async function takeScreenshot(maxBytes: number): Promise<File | null> {
  const shot = await capturePage();
  if (shot === null) return null;
  const before = document.activeElement;
  const place = document.createElement("div");
  document.body.append(place);
  const picture = await new Promise<File | null>((resolve) =>
    render(<ScreenshotEditor shot={shot} maxBytes={maxBytes} done={resolve} />, place),
  );
  render(null, place);
  place.remove();
  if (before instanceof HTMLElement) before.focus();
  return picture;
}
