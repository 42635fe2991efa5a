// Simplified Chinese for screenshots.
import type { Catalogue } from "../../../../shared/i18n.ts";
import type { ScreenshotKey } from "./en.ts";

export const zhCN = {
  "shot.title": "页面截图",
  "shot.help": "拖动画框：标出要点，或遮住不想让人看到的内容。遮住的部分会被彻底移除。",
  "shot.mark": "标出",
  "shot.hide": "遮住",
  "shot.tools": "画框的作用",
  "shot.add": "添加框",
  "shot.undo": "撤销",
  "shot.zoom": "放大查看",
  "shot.cancel": "取消",
  "shot.send": "发送",
  "shot.picture": "截图；可用指针画框，或添加框",
  "shot.box.mark": "框 {number}，标出",
  "shot.box.hide": "框 {number}，遮住",
  "shot.box.keys": "方向键移动，Shift 加方向键调整大小，Delete 删除。",
  "shot.failed": "无法生成图片，请重试。",
} as const satisfies Catalogue<ScreenshotKey>;

export { zhCN as catalogue };
