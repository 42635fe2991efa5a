// Which rows of a conversation the panel draws again.
import { expect, it } from "vitest";
import type { Entry } from "../../src/protocol/entry.ts";
import { isSame, type MessageRow, timeline } from "../../src/web/panel/timeline.ts";

const said = (seq: number, from: string, at = seq * 1_000): Entry => ({
  seq,
  at,
  kind: "message",
  from,
  body: `line ${seq}`,
  cid: `${from}.${seq}`,
});

function messages(entries: readonly Entry[], marks = {}): MessageRow[] {
  return timeline(entries, [], marks, "visitor").flatMap((row) => (row.row === "message" ? [row] : []));
}

/** By key: what of the first is not the same in the second. */
function changed(before: readonly MessageRow[], after: readonly MessageRow[]): string[] {
  return before
    .filter(({ key }, i) => {
      const now = after.find((row) => row.key === key);
      return now === undefined || !isSame(before[i] as MessageRow, now);
    })
    .map(({ key }) => key);
}

const talk = [said(1, "visitor"), said(2, "visitor"), said(3, "agent_1"), said(4, "visitor")];

it("a new line changes at most the one above it, and older ones change none but the first", () => {
  expect(changed(messages(talk), messages(talk))).toEqual([]);
  expect(changed(messages(talk), messages([...talk, said(5, "visitor")]))).toEqual(["visitor.4"]);
  expect(changed(messages(talk), messages([...talk, said(5, "agent_1")]))).toEqual([]);
  const [first, ...later] = talk;
  expect(changed(messages(later), messages([first as Entry, ...later]))).toEqual(["visitor.2"]);
});

it("what was delivered or seen changes one's own lines alone", () => {
  const seen = { agent_1: { delivered: 2, seen: 1 } };
  expect(changed(messages(talk), messages(talk, seen))).toEqual(["visitor.1", "visitor.2"]);
});
