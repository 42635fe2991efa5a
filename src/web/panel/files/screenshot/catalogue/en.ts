// English for screenshots.
import type { Sentence } from "../../../../shared/i18n.ts";

export const en = {
  "shot.title": "Your screenshot",
  "shot.help":
    "Draw boxes: point things out, or cover what nobody is to see. Covered parts are removed for good.",
  "shot.mark": "Point out",
  "shot.hide": "Cover",
  "shot.tools": "What a box does",
  "shot.add": "Add box",
  "shot.undo": "Undo",
  "shot.zoom": "Larger view",
  "shot.cancel": "Cancel",
  "shot.send": "Send",
  "shot.picture": "Screenshot; draw with the pointer, or add a box",
  "shot.box.mark": "Box {number}, points out",
  "shot.box.hide": "Box {number}, covers",
  "shot.box.keys": "Arrow keys move it, Shift and arrow keys resize it, Delete removes it.",
  "shot.failed": "The picture could not be made. Try again.",
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type ScreenshotKey = keyof typeof en;
