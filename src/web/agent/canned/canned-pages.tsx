// The part of the page where canned messages are found, written and put in order: a frame around one of its places.
import { useEffect, useRef } from "preact/hooks";
import { wear } from "../../shared/wear.ts";
import { useDesk } from "../desk-context.ts";
import { hashOf } from "../route.ts";
import own from "../styles/canned-pages.css?late";
import tickets from "../styles/tickets.css?late";
import { refusalText } from "../words.ts";
import { CannedList } from "./canned-list.tsx";
import { CategoriesPage } from "./categories-page.tsx";
import { Editor } from "./editor.tsx";
import { FilesPage } from "./files-page.tsx";
import { ct } from "./words.ts";

wear(tickets);
wear(own);

const titleId = "canned-title";

export function CannedPages({ place }: { place: string | null }) {
  const { canned } = useDesk();
  // What others did meanwhile is there when somebody looks at the page again.
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void canned.reload();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [canned]);
  const part = place === "categories" || place === "import" ? place : null;
  const parts = useRef<HTMLElement>(null);
  // On a narrow screen the parts stand in a row that scrolls.
  useEffect(() => {
    parts.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [part]);
  return (
    <div class="tickets canned">
      <nav class="views" aria-label={ct("canned.parts")} ref={parts}>
        <Part place={null} part={part} label={ct("canned.heading")} />
        <Part place="categories" part={part} label={ct("canned.categories")} />
        <Part place="import" part={part} label={ct("canned.import")} />
      </nav>
      <section class="ticket-area" aria-labelledby={titleId}>
        <Place place={place} />
      </section>
    </div>
  );
}

function Part({ place, part, label }: { place: string | null; part: string | null; label: string }) {
  return (
    <a href={hashOf({ page: "canned", place })} aria-current={place === part ? "page" : undefined}>
      {label}
    </a>
  );
}

function Place({ place }: { place: string | null }) {
  const { canned } = useDesk();
  const messages = canned.messages.value;
  const refused = canned.refused.value;
  if (messages === null)
    return (
      <>
        <h1 id={titleId}>{ct("canned.heading")}</h1>
        {refused === null ? (
          <p class="nothing" aria-busy="true">
            {ct("canned.loading")}
          </p>
        ) : (
          <div class="nothing" role="alert">
            <p>
              {ct("canned.failed")} {refusalText(refused)}
            </p>
            <button type="button" class="quiet" onClick={() => void canned.reload()}>
              {ct("canned.retry")}
            </button>
          </div>
        )}
      </>
    );
  if (place === null) return <CannedList titleId={titleId} messages={messages} />;
  if (place === "categories") return <CategoriesPage titleId={titleId} messages={messages} />;
  if (place === "import") return <FilesPage titleId={titleId} />;
  return <Editor key={place} titleId={titleId} messages={messages} id={place === "new" ? null : place} />;
}
