// What a chat shows of those who look on, and what staff see of where the visitor goes.
import { describe, expect, it } from "vitest";
import { Line } from "../support/line.ts";
import { connectChat, line } from "../support/objects.ts";
import { client, talk } from "../support/talk.ts";

describe("a supervisor who only watches", () => {
  const sue = { role: "agent", agentId: "agent_sue000000000001", name: "Sue", supervises: true } as const;

  it("reads along and leaves no mark, neither while there nor after", async () => {
    const { input, vic, ada, visitor } = await talk();
    vic.send({ type: "say", cid: `${client}.1`, body: "hello" });
    const watch = await line(input.id, sue);
    const { seq } = await ada.frame<{ seq: number }>(({ body }) => body === "hello");
    // The allowed case: who serves the chat is seen to have read it.
    ada.send({ type: "seen", seq });
    await vic.of("mark");
    watch.send({ type: "delivered", seq });
    watch.send({ type: "seen", seq });
    watch.send({ type: "history", before: seq });
    await watch.of("history");
    vic.send({ type: "say", cid: `${client}.2`, body: "still there?" });
    await vic.frame(({ body }) => body === "still there?");
    watch.close();
    const again = new Line(await connectChat(input.id, visitor));
    again.send({ type: "hello", v: 1, after: 0 });
    const hello = await again.of("hello");
    const shown = JSON.stringify([...vic.frames, ...ada.frames, hello]);
    expect(shown).not.toContain(sue.agentId);
  });
});

describe("a page that the visitor goes to", () => {
  it("is shown to staff at once, and to the visitor never", async () => {
    const { vic, ada } = await talk();
    const url = "https://example.com/lamps";
    vic.send({ type: "visit", cid: `${client}.1`, url, title: "Lamps" });
    expect(await vic.of("ack")).toMatchObject({ cid: `${client}.1` });
    await ada.frame(
      (frame) => frame.type === "view" && JSON.stringify(frame).includes(`"url":"${url}","title":"Lamps"`),
    );
    expect(JSON.stringify(vic.frames)).not.toContain(url);
  });

  it("is the visitor's own word: an agent cannot say it", async () => {
    const { ada } = await talk();
    ada.send({ type: "visit", cid: `${client}.1`, url: "https://example.com/", title: "" });
    expect(await ada.of("nack")).toMatchObject({ code: "forbidden" });
  });
});
