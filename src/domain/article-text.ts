// The light markup of a help article as a tree: paragraphs, `## ` headings, `- ` lists, **bold** and [links](https://…).
// Any text is an article; what is no markup, or links to anything but the web and mail, stays the text that it is.

export type Inline = string | { kind: "bold"; text: string } | { kind: "link"; text: string; href: string };

export type Block =
  | { kind: "paragraph"; lines: Inline[][] }
  | { kind: "heading"; text: Inline[] }
  | { kind: "list"; items: Inline[][] };

const marked = /\*\*(?=\S)([^*\n]*[^*\s])\*\*|\[([^[\]\n]+)\]\(((?:https?:\/\/|mailto:)[^\s()<>"]+)\)/gi;

export function articleBlocks(body: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of body.replace(/\r\n?/g, "\n").split("\n")) {
    const heading = /^##\s+(\S.*)$/.exec(line)?.[1];
    const item = /^\s*[-•]\s+(\S.*)$/.exec(line)?.[1];
    if (line.trim() === "") open = null;
    else if (heading !== undefined) {
      blocks.push({ kind: "heading", text: inlines(heading) });
      open = null;
    } else if (item !== undefined) {
      if (open?.kind !== "list") {
        open = { kind: "list", items: [] };
        blocks.push(open);
      }
      open.items.push(inlines(item));
    } else {
      if (open?.kind !== "paragraph") {
        open = { kind: "paragraph", lines: [] };
        blocks.push(open);
      }
      open.lines.push(inlines(line));
    }
  }
  return blocks;
}

function inlines(line: string): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(marked)) {
    const [whole, bold, text = "", href] = match;
    if (match.index > from) pieces.push(line.slice(from, match.index));
    pieces.push(href === undefined ? { kind: "bold", text: bold ?? "" } : { kind: "link", text, href });
    from = match.index + whole.length;
  }
  if (from < line.length) pieces.push(line.slice(from));
  return pieces;
}

/** The words alone: what is searched. */
export function articleWords(body: string): string {
  const said = (pieces: readonly Inline[]) =>
    pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return articleBlocks(body)
    .flatMap((block) => {
      if (block.kind === "heading") return [said(block.text)];
      return (block.kind === "list" ? block.items : block.lines).map(said);
    })
    .join("\n");
}
