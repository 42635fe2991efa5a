import { describe, expect, test } from "vitest";
import { createTicketSelection, targetsOf } from "../../src/web/agent/tickets/ticket-selection.ts";

const rows = [5, 4, 3, 2, 1].map((number) => ({ id: `chat_${number}`, number, revision: 0 }));
const [five, four, three, two, one] = rows as [
  (typeof rows)[0],
  (typeof rows)[0],
  (typeof rows)[0],
  (typeof rows)[0],
  (typeof rows)[0],
];

describe("choosing tickets", () => {
  const numbers = ({ chosen }: ReturnType<typeof createTicketSelection>) =>
    [...chosen.value.values()].map(({ number }) => number).sort();

  test("one by one, a stretch, all that are shown, and none", () => {
    const selection = createTicketSelection();
    expect(selection.any.value).toBe(false);
    selection.choose(five, true, rows);
    selection.choose(three, true, rows, true);
    expect(numbers(selection)).toEqual([3, 4, 5]);
    selection.choose(four, false, rows);
    selection.choose(one, true, rows);
    expect(numbers(selection)).toEqual([1, 3, 5]);
    selection.choose(three, false, rows, true);
    expect(numbers(selection)).toEqual([5]);
    selection.chooseAll(rows, true);
    expect(numbers(selection)).toEqual([1, 2, 3, 4, 5]);
    selection.chooseAll(rows, false);
    expect([numbers(selection), selection.any.value]).toEqual([[], false]);
  });

  test("a stretch upwards, and from a row that has gone, is what it says", () => {
    const selection = createTicketSelection();
    selection.choose(one, true, rows);
    selection.choose(three, true, rows, true);
    expect(numbers(selection)).toEqual([1, 2, 3]);
    selection.choose(five, true, [five, four, two], true);
    expect(numbers(selection)).toEqual([1, 2, 3, 5]);
  });

  test("the whole view is chosen until one row of it is chosen otherwise", () => {
    const selection = createTicketSelection();
    selection.chooseAll(rows, true);
    selection.chooseView();
    expect(selection.wholeView.value).toBe(true);
    selection.choose(four, false, rows);
    expect([selection.wholeView.value, numbers(selection)]).toEqual([false, [1, 2, 3, 5]]);
    selection.chooseView();
    selection.clear();
    expect([selection.wholeView.value, selection.any.value]).toEqual([false, false]);
  });

  test("each is named as it is shown now, and as it was seen where it is no longer shown", () => {
    const selection = createTicketSelection();
    selection.choose(five, true, rows);
    selection.choose(four, true, rows);
    expect(targetsOf(selection.chosen.value, [{ ...five, revision: 7 }, three])).toEqual([
      { id: "chat_5", revision: 7 },
      { id: "chat_4", revision: 0 },
    ]);
  });
});
