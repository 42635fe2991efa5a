// What a chat's socket does with frames that are not of the form: refused with a code, and nobody else is touched.
import { describe, expect, it } from "vitest";
import { closeCodes } from "../../src/protocol/close-codes.ts";
import { limits } from "../../src/protocol/limits.ts";
import { Line } from "../support/line.ts";
import { connectChat } from "../support/objects.ts";
import { client, talk } from "../support/talk.ts";

describe("frames that are not of the form", () => {
  const bad: [string, unknown, string][] = [
    ["no JSON", "{", "bad_frame"],
    ["not an object", "[]", "bad_frame"],
    ["an unknown type", { type: "launch" }, "bad_frame"],
    ["a message without a body", { type: "say", cid: `${client}.1` }, "bad_frame"],
    ["a blank message", { type: "say", cid: `${client}.1`, body: " \n" }, "bad_frame"],
    ["half a surrogate", { type: "say", cid: `${client}.1`, body: "\ud800" }, "bad_frame"],
    ["a made-up client id", { type: "say", cid: "1", body: "x" }, "bad_frame"],
    [
      "a message too long",
      { type: "say", cid: `${client}.1`, body: "x".repeat(limits.bodyChars + 1) },
      "too_long",
    ],
    ["a frame too long", `"${"x".repeat(limits.frameChars)}"`, "too_long"],
    ["binary", new ArrayBuffer(8), "bad_frame"],
    ["an end in 4 seconds", { type: "end", cid: `${client}.1`, after: 4 }, "bad_frame"],
    ["a seen mark below zero", { type: "seen", seq: -1 }, "bad_frame"],
  ];

  it.each(bad)("%s: refused with a code, and nobody else is touched", async (_name, frame, code) => {
    const { vic, ada } = await talk();
    const before = ada.frames.length;
    vic.send(frame);
    expect(await vic.of("nack")).toMatchObject({ code });
    vic.send({ type: "say", cid: `${client}.2`, body: "still here" });
    await ada.frame(({ body }) => body === "still here");
    expect(ada.frames.slice(before).filter(({ type }) => type === "entry")).toHaveLength(1);
    expect(vic.closed).toBeNull();
  });

  it("unknown fields are ignored", async () => {
    const { vic, ada } = await talk();
    vic.send({ type: "say", cid: `${client}.1`, body: "hello", from: "agent", colour: "red" });
    expect(await ada.frame(({ body }) => body === "hello")).toMatchObject({ from: "visitor" });
  });

  it("before the hello nothing is taken", async () => {
    const { input, visitor } = await talk();
    const early = new Line(await connectChat(input.id, visitor));
    early.send({ type: "say", cid: "client-too-early-1.1", body: "early" });
    expect(await early.of("nack")).toMatchObject({ code: "bad_frame", cid: "client-too-early-1.1" });
  });

  it("a version that is not spoken is told so for good", async () => {
    const { input, visitor } = await talk();
    const old = new Line(await connectChat(input.id, visitor));
    old.send({ type: "hello", v: 99, after: 0 });
    expect(await old.of("bye")).toMatchObject({ code: closeCodes.unsupportedVersion });
    expect(await old.end()).toMatchObject({ code: closeCodes.unsupportedVersion });
  });
});
