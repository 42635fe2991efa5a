import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Ticket } from "../../src/protocol/ticket-api.ts";
import { type Lookup, lookUpTicket } from "../../src/web/agent/tickets/ticket-lookup.ts";
import type { Fetched } from "../../src/web/shared/fetch-json.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Refusal = Extract<Fetched<Ticket>, { ok: false }>["code"];

function refusing(code: Refusal): Fetched<Ticket> {
  return { ok: false, code, status: 404, details: {}, retryAfterMs: null };
}

function watch(answers: Fetched<Ticket>[], tries: number) {
  const shown: Lookup["state"][] = [];
  let asked = 0;
  const stop = lookUpTicket({
    tries,
    load: async () => answers[Math.min(asked++, answers.length - 1)] as Fetched<Ticket>,
    show: ({ state }) => shown.push(state),
  });
  return { shown, stop, asked: () => asked };
}

const found: Fetched<Ticket> = { ok: true, value: { number: 7 } as Ticket };

test("the ticket of a chat that has just ended is looked for until it is there, over a lost network, too", async () => {
  const { shown } = watch(
    [refusing("not_found"), refusing("network"), refusing("not_found"), found],
    Number.POSITIVE_INFINITY,
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown).toEqual(["saving", "saving", "saving", "found"]);
});

test("a ticket that never was is given up after some tries", async () => {
  const { shown, asked } = watch([refusing("not_found")], 3);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(shown).toEqual(["saving", "saving", "refused"]);
  expect(asked()).toBe(3);
});

test("what is refused for good is asked for once, and who left the page asks no more", async () => {
  const refused = watch([refusing("forbidden")], 9);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused.shown).toEqual(["refused"]);
  const left = watch([refusing("not_found")], 9);
  await vi.advanceTimersByTimeAsync(100);
  left.stop();
  const before = left.asked();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(left.asked()).toBe(before);
});
