// An article's text as elements: what it may be made of stands in domain/article-text.ts, and nothing else of it is markup.
import { useMemo } from "preact/hooks";
import { articleBlocks, type Block, type Inline } from "../../../domain/article-text.ts";

export function ArticleBody({ text }: { text: string }) {
  return useMemo(() => articleBlocks(text), [text]).map((block) => <Part block={block} />);
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return (
        <h3>
          <Words pieces={block.text} />
        </h3>
      );
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li>
              <Words pieces={item} />
            </li>
          ))}
        </ul>
      );
    case "paragraph":
      return (
        <p>
          {block.lines.map((line, place) => (
            <>
              {place > 0 ? <br /> : null}
              <Words pieces={line} />
            </>
          ))}
        </p>
      );
    default:
      return block satisfies never;
  }
}

function Words({ pieces }: { pieces: readonly Inline[] }) {
  return (
    <>
      {pieces.map((piece) => {
        if (typeof piece === "string") return piece;
        if (piece.kind === "bold") return <strong>{piece.text}</strong>;
        return (
          <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        );
      })}
    </>
  );
}
