// Simplified Chinese for the help articles, fetched behind the form.
import type { Sentence } from "../../../shared/i18n.ts";
import type { ArticlesKey } from "./en.ts";

export const zhCN = {
  "beside.label": "更多帮助",
  "articles.browse": "帮助文章",
  "past.open": "您以往的会话",
  "past.more": "查看更早的会话",
  "past.finished": "已结束",
  "past.missed": "无人应答",
  "past.abandoned": "您已离开",
  "articles.suggested": "以下内容或许有帮助",
  "articles.found": { other: "有 {count} 篇文章或许有帮助" },
  "articles.back": "返回",
  "articles.failed": "暂时无法显示这篇文章。",
  "articles.helped": "这篇文章有帮助吗？",
  "articles.yes": "有帮助",
  "articles.no": "没有帮助",
  "articles.thanks": "感谢您的反馈。",
  "articles.ask": "联系客服",
} as const satisfies Record<ArticlesKey, Sentence>;

export { zhCN as catalogue };
