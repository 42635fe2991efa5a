// What a visitor keeps of a chat, told with the strings that break things.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Transcript, transcriptAsHtml, transcriptAsText } from "../../src/domain/transcript.ts";
import naughty from "../support/data/naughty-strings.json?raw";

const strings = JSON.parse(naughty) as string[];

const line = { time: "14:05", who: "Ada", own: false, text: "The lamp is on its way." };

function told(text: string, who: string | null = "Vic"): Transcript {
  return {
    language: "en",
    title: `Chat with ${who}`,
    facts: [{ label: "Department", value: text }],
    days: [{ name: "Thursday", lines: [line, { time: "14:06", who, own: true, text }, line] }],
  };
}

const anything = fc.oneof(fc.constantFrom(...strings), fc.string({ unit: "binary", maxLength: 60 }));

describe("a transcript as text", () => {
  it("is read from above to below, with what happened between", () => {
    const text = transcriptAsText({
      language: "en",
      title: "Chat with Wick & Glass",
      facts: [{ label: "Began", value: "November 26" }],
      days: [
        {
          name: "Thursday",
          lines: [line, { ...line, who: "Vic", own: true, text: "Fine.\nAnd the glass?" }],
        },
        { name: "Friday", lines: [{ time: "9:00", who: null, own: false, text: "Ada left the chat" }] },
      ],
    });
    expect(text).toBe(
      `Chat with Wick & Glass
Began: November 26

--- Thursday ---
[14:05] Ada: The lamp is on its way.
[14:05] Vic: Fine.
    And the glass?

--- Friday ---
[9:00] * Ada left the chat
`,
    );
  });

  it("lets nobody forge a line: every line is the file's own or set in", () => {
    fc.assert(
      fc.property(anything, anything, (text, who) => {
        const lines = transcriptAsText(told(text, who)).split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
        const own = lines.filter((one) => one !== "" && !one.startsWith("    "));
        expect(own).toHaveLength(6);
        expect(own[3]).toBe("[14:05] Ada: The lamp is on its way.");
        expect(own[5]).toBe("[14:05] Ada: The lamp is on its way.");
      }),
    );
  });
});

describe("a transcript as a page", () => {
  const marksOf = (html: string) => html.match(/[<>"']/g)?.join("");
  const harmless = marksOf(transcriptAsHtml(told("x", "y")));

  it("has the same markup whatever was written", () => {
    expect(harmless).toMatch(/^<>/);
    fc.assert(
      fc.property(anything, anything, (text, who) => {
        expect(marksOf(transcriptAsHtml(told(text, who)))).toBe(harmless);
      }),
    );
    for (const text of strings) expect(marksOf(transcriptAsHtml(told(text, text)))).toBe(harmless);
  });

  it("shows what was written as it was written", () => {
    const html = transcriptAsHtml(told("<script>alert('&amp;')</script>\n2nd", 'Mr "<b>"'));
    expect(html).toContain("&lt;script&gt;alert(&#39;&amp;amp;&#39;)&lt;/script&gt;\n2nd");
    expect(html).toContain("<bdi>Mr &quot;&lt;b&gt;&quot;</bdi>");
    expect(html).not.toContain("<script");
  });

  it("says of itself that nothing may run or load in it", () => {
    expect(transcriptAsHtml(told(""))).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });
});
