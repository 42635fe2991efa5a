import { effect } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { CannedMessage } from "../../src/protocol/canned-api.ts";
import { createCannedStore } from "../../src/web/agent/canned-store.ts";

function message(id: string, version = 1, mayEdit = true): CannedMessage {
  return {
    id,
    title: id,
    shortcut: id,
    text: `${id} ${version}`,
    categoryId: null,
    departmentIds: null,
    isPersonal: false,
    version,
    updatedAt: 0,
    updatedBy: { id: "ada", name: "Ada" },
    mayEdit,
  };
}

/** A store whose server answers what `lists` holds, one list a look. */
function storeOf(lists: CannedMessage[][]) {
  const store = createCannedStore({
    load: async () => ({
      ok: true,
      value: { data: structuredClone(lists.shift() ?? []), categories: [], uses: {} },
    }),
    tellUse: async () => {},
    now: () => 0,
  });
  let drawn = 0;
  const stop = effect(() => {
    void store.messages.value;
    drawn++;
  });
  return { store, drawn: () => drawn, stop };
}

describe("the canned messages in Ada's page", () => {
  it("are the same list when the server has nothing new: nothing is drawn again", async () => {
    const { store, drawn, stop } = storeOf([
      [message("a"), message("b")],
      [message("a"), message("b")],
    ]);
    await store.reload();
    const before = store.messages.value;
    const drawnBefore = drawn();
    await store.reload();
    expect(store.messages.value).toBe(before);
    expect(drawn()).toBe(drawnBefore);
    stop();
  });

  it("change where Bo changed one, and the others stay the same", async () => {
    const { store, stop } = storeOf([
      [message("a"), message("b")],
      [message("a"), message("b", 2), message("c")],
    ]);
    await store.reload();
    const [a, b] = store.messages.value ?? [];
    await store.reload();
    const [now, changed, added] = store.messages.value ?? [];
    expect(now).toBe(a);
    expect(changed).not.toBe(b);
    expect(changed?.text).toBe("b 2");
    expect(added?.id).toBe("c");
    stop();
  });

  it.each([
    ["one is deleted", [message("a")]],
    ["two have changed places", [message("b"), message("a")]],
    ["Ada may no longer edit one", [message("a"), message("b", 1, false)]],
    ["one comes into a category", [message("a"), { ...message("b"), categoryId: "category_old" }]],
    ["one is for a department only", [message("a"), { ...message("b"), departmentIds: ["dept_sales"] }]],
    ["Ada's name is another", [message("a"), { ...message("b"), updatedBy: { id: "ada", name: "Ada L." } }]],
    ["all are gone", []],
  ])("are what the server says when %s", async (_, now) => {
    const { store, stop } = storeOf([[message("a"), message("b")], now]);
    await store.reload();
    await store.reload();
    expect(store.messages.value).toEqual(now);
    stop();
  });
});
