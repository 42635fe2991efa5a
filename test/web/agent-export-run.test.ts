import { effect } from "@preact/signals-core";
import { expect, test } from "vitest";
import { createExportRun } from "../../src/web/agent/tickets/export-run.ts";

function pieces(...texts: string[]): Response {
  const utf8 = new TextEncoder();
  return new Response(
    new ReadableStream({
      start(stream) {
        for (const text of texts) stream.enqueue(utf8.encode(text));
        stream.close();
      },
    }),
  );
}

test("tickets are counted as they come, line breaks in a cell not, and the file is whole", async () => {
  const file = ["number,subject\r\n1,", '"two\nli', 'nes ""quoted"""\r\n2,x\r\n', "3,退款\r\n"];
  const run = createExportRun(async () => pieces(...file));
  const counts: number[] = [];
  effect(() => {
    const { value } = run.now;
    if ("tickets" in value) counts.push(value.tickets);
  });
  expect(await (await run.go())?.text()).toBe(file.join(""));
  expect(run.now.value).toEqual({ state: "done", tickets: 3 });
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
});

test("an export that breaks off gives no file and says so; the next one may succeed", async () => {
  let isBroken = true;
  const run = createExportRun(async () =>
    isBroken
      ? new Response(
          new ReadableStream({
            start: (stream) => stream.enqueue(new TextEncoder().encode("number\r\n1\r\n")),
            pull: (stream) => stream.error(new Error("the line is dead")),
          }),
        )
      : pieces("number\r\n"),
  );
  expect(await run.go()).toBeNull();
  expect(run.now.value).toEqual({ state: "failed", code: null });
  isBroken = false;
  expect(await run.go()).not.toBeNull();
  expect(run.now.value).toEqual({ state: "done", tickets: 0 });
});

test("a refusal is told by its code", async () => {
  const answer = { error: { code: "bad_criterion", message: "", details: {} } };
  const run = createExportRun(async () => Response.json(answer, { status: 409 }));
  expect(await run.go()).toBeNull();
  expect(run.now.value).toEqual({ state: "failed", code: "bad_criterion" });
});

test("an export that is stopped takes no more, and is as if it had not begun", async () => {
  const run = createExportRun(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  );
  const gone = run.go();
  expect(run.now.value.state).toBe("running");
  run.stop();
  expect(await gone).toBeNull();
  expect(run.now.value).toEqual({ state: "idle" });
});
