import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkify } from "../../src/web/shared/linkify.tsx";

function links(text: string): string[] {
  return linkify(text).flatMap((piece) => (typeof piece === "string" ? [] : [piece.text]));
}

describe("a text with addresses", () => {
  it("links web and mail addresses, and leaves the sentence around them alone", () => {
    expect(linkify("See https://example.com/a?b=1#c, please.")).toEqual([
      "See ",
      { href: "https://example.com/a?b=1#c", text: "https://example.com/a?b=1#c" },
      ", please.",
    ]);
    expect(links("(https://example.com/wiki/A_(b)) [http://example.com]")).toEqual([
      "https://example.com/wiki/A_(b)",
      "http://example.com",
    ]);
    expect(linkify("write to vic@example.com.")[1]).toEqual({
      href: "mailto:vic@example.com",
      text: "vic@example.com",
    });
    expect(links("请看https://example.com/路径，谢谢。")).toEqual(["https://example.com/路径"]);
  });

  it("never links another scheme", () => {
    for (const text of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)//http",
      "data:text/html,<script>alert(1)</script>",
      "vbscript:msgbox(1)",
      "file:///etc/passwd",
      "//example.com",
      "blob:x",
      "java\nscript:alert(1)",
      "https://",
      "http://[",
      "https://good.example@evil.example/",
      "https://user:secret@example.com/",
    ])
      expect(
        links(text).filter((link) => !/^[^:]+@/.test(link)),
        text,
      ).toEqual([]);
  });

  it("stops at characters that hide or turn an address", () => {
    expect(links("https://example.com/\u202Egpj.exe")).toEqual(["https://example.com/"]);
    expect(links("https://example.com/\u200Bx")).toEqual(["https://example.com/"]);
    expect(links('https://example.com/"onmouseover="alert(1)')).toEqual(["https://example.com/"]);
    expect(links("https://example.com/<script>")).toEqual(["https://example.com/"]);
  });

  it("gives back every text whole, with none but safe links, in time", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: "binary" }),
            fc.constantFrom("https://", "mailto:", "a@b.c", "((", ")", ".", " ", "javascript:"),
          ),
        ),
        (parts) => {
          const text = parts.join("");
          const pieces = linkify(text);
          expect(pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("")).toBe(text);
          for (const piece of pieces)
            if (typeof piece !== "string") expect(piece.href).toMatch(/^(https?:\/\/|mailto:)/);
        },
      ),
    );
    const before = performance.now();
    for (const text of [
      "a@".repeat(5_000),
      "a.".repeat(5_000),
      `https://${")".repeat(9_900)}`,
      "https://a".repeat(1_000),
    ])
      linkify(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
