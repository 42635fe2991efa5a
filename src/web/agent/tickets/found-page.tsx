// What a search over all tickets found, the newest first, with the words marked where they stand.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Excerpt, FoundTickets } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { momentText } from "../moment.ts";
import { replace } from "../navigation.ts";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { hashOf } from "../route.ts";
import { refusalText } from "../words.ts";
import { contactName } from "./contact-name.ts";
import { More } from "./more.tsx";
import { createTicketList, type TicketList } from "./ticket-list.ts";
import { TicketSearch } from "./ticket-search.tsx";
import { KindTag, StatusTag } from "./ticket-tags.tsx";
import { t } from "./words.ts";

type Hit = FoundTickets["data"][number];
interface Search {
  q: string;
  list: TicketList<Hit>;
}

export function FoundPage({ q }: { q: string }) {
  const { ticketChanges } = useDesk();
  const changes = ticketChanges.value;
  const sought = q.trim();
  // What the words before found stays until there is something newer.
  const [search, setSearch] = useState<Search | null>(null);
  const wanted = useRef<Search | null>(null);
  const seen = useRef(changes);

  useEffect(() => {
    wanted.current = null;
    if (sought === "") {
      setSearch(null);
      return;
    }
    const next = { q: sought, list: createTicketList<Hit>((cursor) => rest.findTickets(sought, cursor)) };
    wanted.current = next;
    void next.list.loadMore().then(() => {
      if (wanted.current === next) setSearch(next);
    });
  }, [sought]);
  // Many tickets at once, as when many chats end, are one look.
  useEffect(() => {
    if (changes === seen.current) return;
    const timer = setTimeout(() => {
      seen.current = changes;
      void wanted.current?.list.refresh();
    }, 300);
    return () => clearTimeout(timer);
  }, [changes]);

  return (
    <div class="found">
      <a class="back" href="#/tickets">
        <Icon name="back" />
        {t("tickets.heading")}
      </a>
      <h1>{t("found.heading")}</h1>
      <TicketSearch q={q} onChange={(words) => replace({ page: "found", q: words })} />
      <Results search={search} sought={sought} />
    </div>
  );
}

function Results({ search, sought }: { search: Search | null; sought: string }) {
  if (sought === "") return <p class="nothing">{t("found.hint")}</p>;
  if (search === null)
    return (
      <p class="nothing" aria-busy="true" role="status">
        {t("found.looking")}
      </p>
    );
  const { list } = search;
  const refused = list.refused.value;
  const rows = list.rows.value ?? [];
  const looking = search.q !== sought;
  return (
    <>
      <p class="found-count" role="status">
        {looking
          ? t("found.looking")
          : refused
            ? ""
            : rows.length > 0
              ? t(list.more.value ? "found.countSoFar" : "found.count", { count: rows.length })
              : t("found.none", { q: search.q })}
      </p>
      {refused ? (
        <div class="nothing" role="alert">
          <p>
            {t("found.failed")} {refusalText(refused.code)}
          </p>
          <button type="button" class="quiet" onClick={() => void list.loadMore()}>
            {t("page.retry")}
          </button>
        </div>
      ) : rows.length === 0 && !looking ? (
        <p class="nothing">{t("found.noneHint")}</p>
      ) : (
        <>
          <ol class="found-list">
            {rows.map((hit) => (
              <HitLine key={hit.id} hit={hit} />
            ))}
          </ol>
          {list.more.value && !looking ? <More list={list} /> : null}
        </>
      )}
    </>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  const subject = hit.excerpts.find(({ where }) => where === "subject");
  const name = hit.excerpts.find(({ where }) => where === "contact");
  const elsewhere = hit.excerpts.filter((excerpt) => excerpt !== subject && excerpt !== name);
  return (
    <li>
      <h2>
        <a href={hashOf({ page: "ticket", ticketId: hit.id })} dir="auto">
          {subject ? <Marked excerpt={subject} /> : hit.subject || t("tickets.untitled")}
        </a>
      </h2>
      <p class="found-facts">
        <span>#{hit.number}</span>
        <KindTag kind={hit.kind} />
        <StatusTag status={hit.status} />
        <span dir="auto">{name ? <Marked excerpt={name} /> : contactName(hit.contact)}</span>
        <span dir="auto">{hit.department.name}</span>
        <time
          dateTime={new Date(hit.createdAt).toISOString()}
          title={dateAndTime(hit.createdAt, timeLocale.value)}
        >
          {momentText(hit.createdAt, Date.now(), timeLocale.value)}
        </time>
      </p>
      {elsewhere.map((excerpt, at) => (
        <p key={`${excerpt.where}${at}`} class={`excerpt in-${excerpt.where}`} dir="auto">
          {excerpt.where === "note" ? <span class="tag">{t("found.note")}</span> : null}
          <Marked excerpt={excerpt} />
        </p>
      ))}
    </li>
  );
}

function Marked({ excerpt: { pieces, cut } }: { excerpt: Excerpt }) {
  return (
    <>
      {cut.before ? "…" : ""}
      {pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
      {cut.after ? "…" : ""}
    </>
  );
}
