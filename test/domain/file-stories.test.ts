import { describe, expect, it } from "vitest";
import { catchUp } from "../../src/domain/chat-evolution.ts";
import type { FileRef } from "../../src/protocol/files.ts";
import { limits } from "../../src/protocol/limits.ts";
import { ada, bo, type Life, step, sue, vic } from "../support/chat-lives.ts";
import { code, frame, rings, talks } from "../support/chat-scenes.ts";

const picture: FileRef = { id: `file_${"1".repeat(20)}`, name: "a.png", type: "image/png", bytes: 70 };

function attach(actor: typeof vic | typeof ada = vic, file = picture) {
  return { type: "attach", at: 5_000, actor, frame: frame(), file, body: "" } as const;
}

function withSettings(life: Life, attachments: { enabled: boolean }): Life {
  const settings = { ...life.chat.settings, attachments: { types: [], maxBytes: 1_024, ...attachments } };
  return { ...life, chat: { ...life.chat, settings } };
}

describe("a file in a chat", () => {
  it("is a line like any other, with the file in it", () => {
    const life = step(talks(), attach());
    expect(life.entries.at(-1)).toMatchObject({ kind: "message", from: "visitor", body: "", file: picture });
    expect(life.chat.files).toBe(1);
  });

  it("may come from the visitor who waits, and from who serves the chat; from nobody else", () => {
    expect(code(rings(), attach(vic))).toBe("ok said");
    expect(code(rings(), attach(ada))).toBe("not_active");
    expect(code(talks(), attach(ada))).toBe("ok said");
    expect(code(talks(), attach(bo))).toBe("not_serving");
    expect(code(talks(), attach(sue))).toBe("not_serving");
  });

  it("keeps the chat open where the end was near, if the visitor sends it", () => {
    const ending = step(talks(), {
      type: "end",
      at: 3_000,
      actor: ada,
      frame: frame(),
      afterSeconds: 30,
      epoch: null,
    });
    expect(code(ending, attach(ada))).toBe("ok said");
    expect(code(ending, attach(vic))).toBe("ok said endCancelled");
  });

  it("is not taken after the end", () => {
    expect(code(talks(), attach())).toBe("ok said");
    const ended = step(talks(), {
      type: "end",
      at: 3_000,
      actor: vic,
      frame: frame(),
      afterSeconds: null,
      epoch: null,
    });
    expect(code(ended, attach(vic))).toBe("ended");
    expect(code(ended, attach(ada))).toBe("ended");
  });

  it("is not taken from a visitor where the site takes none; an agent may still send one", () => {
    expect(code(withSettings(talks(), { enabled: true }), attach(vic))).toBe("ok said");
    expect(code(withSettings(talks(), { enabled: false }), attach(vic))).toBe("files_off");
    expect(code(withSettings(talks(), { enabled: false }), attach(ada))).toBe("ok said");
  });

  it("is taken once, however often it is sent", () => {
    const once = attach();
    const life = step(talks(), once);
    expect(code(life, once)).toBe("ok");
  });

  it("is one of so many, also after the state was read from the log again; words may still come", () => {
    let life = talks();
    for (let count = 1; count < limits.filesMax; count += 1) life = step(life, attach());
    expect(code(life, attach())).toBe("ok said");
    const last = attach();
    const entry = step(life, last).entries.at(-1);
    if (entry === undefined) throw new Error("no line");
    const woken = { ...life, chat: catchUp(life.chat, entry, last.frame) };
    expect(code(woken, attach())).toBe("too_many");
    expect(code(woken, { type: "say", at: 6_000, actor: vic, frame: frame(), body: "hello" })).toBe(
      "ok said",
    );
  });
});
