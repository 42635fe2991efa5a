// What the widget shows and does beside its bubble: how many messages wait.
import type { Notices, Widget } from "../widget.ts";

export function begin(_widget: Widget): Notices {
  return { heard() {} };
}
