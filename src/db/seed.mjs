// The demo's first rows, for `npm start` alone: a site with help articles, two departments, Ada, Bo and Sue, who supervises
// them, and some canned messages. What is there already stays.
import { siteMarkOf } from "../domain/article-finding.ts";
import { articleWords } from "../domain/article-text.ts";
import { termsOf } from "../domain/search-text.ts";
import { demoArticles } from "./seed-articles.mjs";

export const demoLogins = [
  { id: "agent_demoada0000000000000", name: "Ada", email: "ada@example.com", role: "admin" },
  { id: "agent_demobo00000000000000", name: "Bo", email: "bo@example.com", role: "agent" },
  { id: "agent_demosue0000000000000", name: "Sue", email: "sue@example.com", role: "supervisor" },
];

const site = "site_demo0000000000000000";
const support = "dept_demosupport000000000";
const sales = "dept_demosales00000000000";

const categories = ["Greetings 问候", "Orders 订单", "Goodbye 结束"];

/** Category, shortcut, title, text, and where it may be used; without a department, in all. */
const canned = [
  [0, "hi", "Hello", "Hello {{visitor.name|there}}, this is {{agent.name}}. How can I help?"],
  [0, "你好", "问候", "{{visitor.name|您}}好，我是{{agent.name}}，请问有什么可以帮您？"],
  [0, "wait", "One moment", "One moment please, I am looking it up."],
  [0, "稍等", "请稍等", "请稍等，我马上为您查询。"],
  [1, "order", "Which order?", "Could you tell me the number of your order? It begins with W.", support],
  [1, "订单号", "询问订单号", "请提供您的订单号，以 W 开头。", support],
  [1, "broken", "Broken on the way", "I am sorry about that. A new lamp leaves today, at no cost.", support],
  [1, "破损", "运输破损", "非常抱歉。我们今天就为您免费补发一盏新灯。", support],
  [1, "price", "Price list", "All our lamps cost between 60 and 240, shipping included.", sales],
  [1, "价格", "价格说明", "我们的灯具价格在 60 到 240 之间，已含运费。", sales],
  [
    2,
    "bye",
    "Goodbye",
    "Thank you for writing to {{department.name}}. Your chat is {{chat.id}}. Good night!",
  ],
  [2, "再见", "结束语", "感谢您联系{{department.name}}，会话编号 {{chat.id}}。祝您愉快！"],
];

/** SQL that may be run again and again. */
export function seedSql({ siteKey, passwordHash, now }) {
  const rows = [
    insert("sites", { id: site, key: siteKey, name: "Wick & Glass", created_at: now }),
    insert("departments", { id: support, name: "Support", ring_seconds: 60, position: 1, created_at: now }),
    insert("departments", { id: sales, name: "Sales", ring_seconds: 60, position: 2, created_at: now }),
    ...demoLogins.flatMap(({ id, name, email, role }) => [
      insert("agents", {
        id,
        name,
        email,
        role,
        password_hash: passwordHash,
        status_at: now,
        created_at: now,
      }),
      insert("memberships", { agent_id: id, department_id: support }),
    ]),
    insert("memberships", { agent_id: "agent_demosue0000000000000", department_id: sales }),
    ...categories.map((name, place) =>
      insert("categories", { id: categoryId(place), name, position: place }),
    ),
    ...canned.flatMap(([category, shortcut, title, text, department], place) => {
      const said = {
        version: 1,
        title,
        shortcut,
        text,
        category_id: categoryId(category),
        ...(department === undefined ? {} : { department_ids: JSON.stringify([department]) }),
        updated_by: "agent_demoada0000000000000",
        updated_at: now,
      };
      const id = demoId("canned", place);
      return [
        insert("canned_messages", { id, ...said }),
        insert("canned_history", { message_id: id, ...said }),
      ];
    }),
    ...demoArticles.flatMap(([language, title, body], place) => {
      const id = demoId("article", place);
      return [
        insert("articles", { id, site_id: site, language, title, body, position: place, updated_at: now }),
        searchable(id, [termsOf([title]), termsOf([articleWords(body)]), siteMarkOf(site)]),
      ];
    }),
  ];
  return `${rows.join(";\n")};\n`;
}

function categoryId(place) {
  return demoId("category", place);
}

function demoId(prefix, place) {
  return `${prefix}_demo${String(place).padStart(16, "0")}`;
}

/** The article's terms, where it has none yet. */
function searchable(id, terms) {
  return `INSERT INTO article_search (rowid, title, words, marks) SELECT number, ${terms.map(quoted).join(", ")} FROM articles WHERE id = ${quoted(id)} AND number NOT IN (SELECT rowid FROM article_search)`;
}

function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`;
}

function insert(table, row) {
  const values = Object.values(row).map((value) => (typeof value === "number" ? value : quoted(value)));
  return `INSERT OR IGNORE INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${values.join(", ")})`;
}
