import { expect, test } from "vitest";
import type { CannedMessage } from "../../src/protocol/canned-api.ts";
import {
  contentOf,
  draftOf,
  emptyDraft,
  flawsOf,
  isSame,
  keptFrom,
  keptText,
} from "../../src/web/agent/canned/draft.ts";
import { fileText } from "../../src/web/agent/canned/file-text.ts";
import { anything, found } from "../../src/web/agent/canned/found.ts";

function message(id: string, change: Partial<CannedMessage> = {}): CannedMessage {
  return {
    id,
    title: `Title of ${id}`,
    shortcut: "",
    text: "Text",
    categoryId: null,
    departmentIds: null,
    isPersonal: false,
    version: 1,
    updatedAt: 0,
    updatedBy: { id: "agent_ada", name: "Ada" },
    mayEdit: true,
    ...change,
  };
}

test("a form that nobody touched saves what the message says", () => {
  const before = message("a", { departmentIds: ["sales"], categoryId: "shipping", shortcut: "s" });
  const { title, shortcut, text, categoryId, departmentIds, isPersonal } = before;
  const draft = draftOf(before);
  expect(contentOf(draft, draft.categoryId)).toEqual({
    title,
    shortcut,
    text,
    categoryId,
    departmentIds,
    isPersonal,
  });
  expect(isSame(draft, draftOf(before))).toBe(true);
  expect(isSame(draft, { ...draft, text: "Other" })).toBe(false);
});

test("an agent begins with the own departments, a supervisor with all", () => {
  expect(emptyDraft(false, ["sales"])).toMatchObject({ scope: "some", departmentIds: ["sales"] });
  expect(emptyDraft(true, ["sales"])).toMatchObject({ scope: "all", departmentIds: [] });
  expect(emptyDraft(false, [])).toMatchObject({ scope: "mine" });
});

test("what is missing or wrong is told field by field", () => {
  const whole = { ...emptyDraft(true, []), title: "Hello", text: "Hi", shortcut: "你好" };
  expect(flawsOf(whole)).toEqual({});
  expect(flawsOf({ ...whole, title: " ", text: "\n" })).toEqual({
    title: "titleMissing",
    text: "textMissing",
  });
  for (const shortcut of ["two words", "a#b", "a/b", "ａ＃ｂ"])
    expect(flawsOf({ ...whole, shortcut })).toEqual({ shortcut: "shortcutBad" });
  expect(flawsOf({ ...whole, text: "x".repeat(10_001) })).toEqual({ text: "tooLong" });
  expect(flawsOf({ ...whole, scope: "some" })).toEqual({ scope: "scopeMissing" });
  expect(flawsOf({ ...whole, newCategory: " " })).toEqual({ category: "categoryMissing" });
});

test("what was kept over a reload comes back whole, and what is no draft does not", () => {
  const draft = { ...emptyDraft(true, []), title: "Hello" };
  expect(keptFrom(keptText({ version: 3, draft }))).toEqual({ version: 3, draft });
  for (const text of ["", "null", "{}", '{"version":1}', "[", '{"version":1,"draft":null}'])
    expect([text, keptFrom(text)]).toEqual([text, null]);
});

test("a list shows those of a department with those of all, personal ones apart, and by category", () => {
  const all = [
    message("a", { departmentIds: ["sales"] }),
    message("b", { categoryId: "shipping" }),
    message("c", { isPersonal: true, shortcut: "mine" }),
  ];
  const ids = (change: object) => found(all, { ...anything, ...change }).map(({ id }) => id);
  expect(ids({})).toEqual(["a", "b", "c"]);
  expect(ids({ department: "sales" })).toEqual(["a", "b"]);
  expect(ids({ department: "personal" })).toEqual(["c"]);
  expect(ids({ category: "shipping" })).toEqual(["b"]);
  expect(ids({ category: "none" })).toEqual(["a", "c"]);
  expect(ids({ query: "#mine" })).toEqual(["c"]);
});

test("a file is read in UTF-8, in UTF-16 and as Chinese spreadsheets write it; a picture is not", () => {
  expect(fileText(new TextEncoder().encode("标题"))).toBe("标题");
  expect(fileText(new Uint8Array([0xff, 0xfe, 0x07, 0x68, 0x98, 0x98]))).toBe("标题");
  expect(fileText(new Uint8Array([0xb1, 0xea, 0xcc, 0xe2]))).toBe("标题");
  expect(fileText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]))).toBeNull();
});
