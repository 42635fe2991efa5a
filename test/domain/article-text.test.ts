import fc from "fast-check";
import { expect, it } from "vitest";
import { articleBlocks, articleWords } from "../../src/domain/article-text.ts";

it("paragraphs, headings, lists, bold and links are what they look like", () => {
  const body =
    "We deliver in **three days**.\nNever later.\n\n## Abroad\n- To [Norway](https://shop.example/no): five\n- Elsewhere: [ask](mailto:help@shop.example)\nThe end.";
  expect(articleBlocks(body)).toEqual([
    {
      kind: "paragraph",
      lines: [["We deliver in ", { kind: "bold", text: "three days" }, "."], ["Never later."]],
    },
    { kind: "heading", text: ["Abroad"] },
    {
      kind: "list",
      items: [
        ["To ", { kind: "link", text: "Norway", href: "https://shop.example/no" }, ": five"],
        ["Elsewhere: ", { kind: "link", text: "ask", href: "mailto:help@shop.example" }],
      ],
    },
    { kind: "paragraph", lines: [["The end."]] },
  ]);
  expect(articleWords(body)).toBe(
    "We deliver in three days.\nNever later.\nAbroad\nTo Norway: five\nElsewhere: ask\nThe end.",
  );
});

it.each([
  "[click](javascript:alert(1))",
  "[click](data:text/html,x)",
  "[click](//evil.example)",
  "[click](https://a b)",
  "[a[b]](https://x.example)x",
  "** not bold **",
  "**open",
  "#nothing",
  "-dash",
  "<b>tags</b> & <script>alert(1)</script>",
])("%s stays text", (line) => {
  const pieces = articleBlocks(line).flatMap((block) => (block.kind === "paragraph" ? block.lines : []));
  expect(pieces.flat().filter((piece) => typeof piece !== "string" && piece.kind === "bold")).toEqual([]);
  for (const piece of pieces.flat())
    if (typeof piece !== "string") expect(piece).toMatchObject({ href: "https://x.example" });
});

it("any text at all is an article, loses no word of it, and links to the web and mail alone", () => {
  const bit = fc.constantFrom(
    "**",
    "[",
    "](",
    ")",
    "https://x.y",
    "javascript:",
    "- ",
    "## ",
    "\n",
    "\n\n",
    "灯",
    "a b",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(bit).map((bits) => bits.join("")),
      ),
      (body) => {
        const pieces = articleBlocks(body).flatMap((block) =>
          block.kind === "heading" ? block.text : (block.kind === "list" ? block.items : block.lines).flat(),
        );
        for (const piece of pieces)
          if (typeof piece !== "string" && piece.kind === "link")
            expect(piece.href).toMatch(/^(https?:\/\/|mailto:)/i);
        const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
        // An address moves into its link; everything else stands where it stood.
        if (!body.includes("](")) expect(letters(articleWords(body))).toBe(letters(body));
      },
    ),
  );
});

it("a text made to take long does not", () => {
  for (const body of [
    "[".repeat(20_000),
    "**".repeat(10_000),
    "[a](https://".repeat(2_000),
    "- ".repeat(10_000),
  ])
    expect(articleBlocks(body).length).toBeGreaterThan(0);
});
