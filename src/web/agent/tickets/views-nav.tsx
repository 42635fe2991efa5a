// The views at the left: the predefined ones with how many tickets they have, the shared ones, and the agent's own.
import { useEffect, useId, useRef } from "preact/hooks";
import { limits } from "../../../protocol/limits.ts";
import { predefinedViews } from "../../../protocol/ticket-fields.ts";
import type { CustomView } from "../../../protocol/view-api.ts";
import { Icon } from "../icons.tsx";
import { hashOf } from "../route.ts";
import { useViews } from "./use-views.ts";
import { t } from "./words.ts";

export function ViewsNav({ view }: { view: string | null }) {
  const { views, counts } = useViews();
  const all = views.value ?? [];
  const shared = all.filter((one) => one.shared);
  const own = all.filter((one) => !one.shared);
  const nav = useRef<HTMLElement>(null);
  // On a phone the views are a row that is longer than the screen.
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [view, all.length]);
  return (
    <nav class="views" ref={nav} aria-label={t("tickets.list")}>
      <ul>
        {predefinedViews.map((name) => (
          <Entry
            key={name}
            id={name}
            name={t(`views.${name}`)}
            isOpen={name === view}
            count={counts.value?.[name]}
          />
        ))}
      </ul>
      {shared.length > 0 ? <Group title={t("views.shared")} views={shared} view={view} /> : null}
      {own.length > 0 ? <Group title={t("views.own")} views={own} view={view} /> : null}
      <a class="add-view" href={hashOf({ page: "view", place: "new", from: null })}>
        <Icon name="plus" />
        {t("views.add")}
      </a>
    </nav>
  );
}

function Group({ title, views, view }: { title: string; views: readonly CustomView[]; view: string | null }) {
  const id = useId();
  return (
    <section class="view-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {views.map(({ id, name, flaws }) => (
          <Entry key={id} id={id} name={name} isOpen={id === view} isBroken={flaws.length > 0} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  id: string;
  name: string;
  isOpen: boolean;
  count?: number | undefined;
  isBroken?: boolean;
}

function Entry({ id, name, isOpen, count, isBroken = false }: EntryProps) {
  const { defaultView } = useViews();
  const isFirst = id === (defaultView.value ?? "all");
  return (
    <li>
      <a href={hashOf({ page: "tickets", view: id })} aria-current={isOpen ? "page" : undefined}>
        <span class="view-name" dir="auto" title={name}>
          {name}
        </span>
        {isFirst && defaultView.value !== null ? (
          <span class="view-first" title={t("views.opensFirst")}>
            <Icon name="pin" />
            <span class="visually-hidden">, {t("views.opensFirst")}</span>
          </span>
        ) : null}
        {isBroken ? (
          <span class="view-broken" title={t("views.isBroken")}>
            <Icon name="alert" />
            <span class="visually-hidden">, {t("views.isBroken")}</span>
          </span>
        ) : null}
        {count === undefined ? null : <Count count={count} />}
      </a>
    </li>
  );
}

/** Counted no further than 'more'. */
function Count({ count }: { count: number }) {
  const isMore = count > limits.countMax;
  return (
    <>
      <span class="view-count" aria-hidden="true">
        {isMore ? t("views.countMore", { count: limits.countMax }) : count}
      </span>
      <span class="visually-hidden">
        , {t(isMore ? "views.ticketsMore" : "views.tickets", { count: isMore ? limits.countMax : count })}
      </span>
    </>
  );
}
