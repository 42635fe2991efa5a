// What is always there once somebody is signed in: the top bar, the modules at the left, the banners, and what rings.
import { useEffect, useRef } from "preact/hooks";
import { AccountMenu } from "./account-menu.tsx";
import { callAttention } from "./attention.ts";
import { Banners } from "./banners.tsx";
import { ChatsPage } from "./chats-page.tsx";
import type { Desk } from "./desk.ts";
import { DeskContext, useDesk } from "./desk-context.ts";
import { Icon, Mark } from "./icons.tsx";
import { lazily } from "./lazily.tsx";
import { LiveRoom } from "./live/live-place.tsx";
import { route } from "./navigation.ts";
import { Overlays, SearchButton } from "./overlays.tsx";
import { RingStack } from "./ring-stack.tsx";
import { hashOf } from "./route.ts";
import { t } from "./words.ts";

export function Shell({ desk }: { desk: Desk }) {
  useEffect(() => callAttention(desk), [desk]);
  const main = useRef<HTMLElement>(null);
  const now = hashOf(route.value);
  // Who followed a link that went away with its page goes on in the new one.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [now]);
  return (
    <DeskContext.Provider value={desk}>
      <div class="shell">
        <button type="button" class="skip" onClick={() => main.current?.focus()}>
          {t("page.skip")}
        </button>
        <header class="top">
          <Mark />
          <span class="brand">{t("page.title")}</span>
          <SearchButton />
          <AccountMenu />
        </header>
        <Modules />
        <main ref={main} tabIndex={-1}>
          <Banners />
          <Content />
        </main>
        <RingStack />
        <Overlays />
      </div>
    </DeskContext.Provider>
  );
}

function Modules() {
  const { chats, me } = useDesk();
  const { page } = route.value;
  const unread = chats.list.value.reduce((sum, chat) => sum + chat.unread.value, 0);
  return (
    <nav class="modules" aria-label={t("page.modules")}>
      <a href="#/chats" aria-current={page === "chats" ? "page" : undefined}>
        <span class="module-icon">
          <Icon name="chats" />
          {unread > 0 ? (
            <span class="badge" aria-hidden="true">
              {unread > 99 ? "99+" : unread}
            </span>
          ) : null}
        </span>
        {t("chats.heading")}
        {unread > 0 ? <span class="visually-hidden">, {t("chats.unread", { count: unread })}</span> : null}
      </a>
      <a href="#/canned" aria-current={page === "canned" ? "page" : undefined}>
        <span class="module-icon">
          <Icon name="canned" />
        </span>
        {t("canned.module")}
      </a>
      {me.role === "agent" ? null : (
        <a href="#/live" aria-current={page === "live" ? "page" : undefined}>
          <span class="module-icon">
            <Icon name="live" />
          </span>
          {t("live.module")}
        </a>
      )}
      <a
        href="#/tickets"
        aria-current={["tickets", "found", "view", "ticket"].includes(page) ? "page" : undefined}
      >
        <span class="module-icon">
          <Icon name="tickets" />
        </span>
        {t("tickets.heading")}
      </a>
      <a href="#/reports" aria-current={page === "reports" ? "page" : undefined}>
        <span class="module-icon">
          <Icon name="reports" />
        </span>
        {t("reports.module")}
      </a>
    </nav>
  );
}

const CannedPages = lazily(async () => {
  const [{ CannedPages: Pages }, { beginCannedWords }] = await Promise.all([
    import("./canned/canned-pages.tsx"),
    import("./canned/words.ts"),
  ]);
  await beginCannedWords();
  return Pages;
});
const TicketRoom = lazily(async () => {
  const [{ TicketRoom: Room }, { beginTicketWords }] = await Promise.all([
    import("./tickets/ticket-room.tsx"),
    import("./tickets/words.ts"),
  ]);
  await beginTicketWords();
  return Room;
});
const ReportsRoom = lazily(async () => {
  const [{ ReportsRoom: Room }, { beginReportWords }] = await Promise.all([
    import("./reports/reports-room.tsx"),
    import("./reports/words.ts"),
  ]);
  await beginReportWords();
  return Room;
});

function Content() {
  const now = route.value;
  switch (now.page) {
    case "chats":
      return <ChatsPage chatId={now.chatId} />;
    case "canned":
      return <CannedPages place={now.place} />;
    case "live":
      return <LiveRoom />;
    case "reports":
      return <ReportsRoom place={now.place} />;
    case "tickets":
    case "found":
    case "view":
    case "ticket":
      return <TicketRoom place={now} />;
    default:
      return now satisfies never;
  }
}
