// The live chats of the departments that a supervisor looks after: who waits, who serves whom. Opening one watches it.
import { useEffect, useState } from "preact/hooks";
import type { LiveChat } from "../../../protocol/contact-api.ts";
import { useNow } from "../../shared/countdown.tsx";
import { dateAndTime } from "../../shared/time.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { hashOf } from "../route.ts";
import tickets from "../styles/tickets.css?late";
import { wear } from "../wear.ts";
import { refusalText, spanText, t } from "../words.ts";
import { isWatching } from "./watching.ts";

wear(tickets);

const lookAgainMs = 4_000;

export function LivePage() {
  const { chats, problem } = useLiveChats();
  return (
    <section class="ticket-area" aria-labelledby="live-title">
      <h1 id="live-title">{t("live.heading")}</h1>
      <p class="soft live-lead">{t("live.lead")}</p>
      <p class="field-error" role="alert">
        {problem}
      </p>
      {chats === null && !problem ? (
        <p class="nothing" aria-busy="true">
          {t("page.loading")}
        </p>
      ) : null}
      {chats?.length === 0 ? (
        <div class="nothing">
          <Icon name="live" />
          <h2>{t("live.none")}</h2>
          <p>{t("live.noneHint")}</p>
        </div>
      ) : null}
      {chats && chats.length > 0 ? <LiveTable chats={chats} /> : null}
    </section>
  );
}

/** Asks again and again while somebody looks, and at once when they come back to the page. */
function useLiveChats(): { chats: readonly LiveChat[] | null; problem: string | null } {
  const [chats, setChats] = useState<readonly LiveChat[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    let latest = 0;
    async function look(): Promise<void> {
      if (document.visibilityState !== "visible") return;
      const asked = ++latest;
      const answer = await rest.liveChats();
      // An answer that was overtaken by a later question is old news.
      if (over || asked !== latest) return;
      setProblem(answer.ok ? null : refusalText(answer.code));
      if (answer.ok) setChats(answer.value.data);
    }
    void look();
    const timer = setInterval(look, lookAgainMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      over = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return { chats, problem };
}

function LiveTable({ chats }: { chats: readonly LiveChat[] }) {
  const now = useNow(5_000);
  return (
    <table class="ticket-table live-table">
      <thead>
        <tr>
          <th scope="col">{t("chat.visitor")}</th>
          <th scope="col" class="live-question">
            {t("live.question")}
          </th>
          <th scope="col">{t("chat.department")}</th>
          <th scope="col">{t("live.agent")}</th>
          <th scope="col" class="live-since">
            {t("live.since")}
          </th>
          <th scope="col" class="live-act">
            <span class="visually-hidden">{t("live.act")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {chats.map((chat) => (
          <LiveLine key={chat.id} chat={chat} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function LiveLine({ chat, now }: { chat: LiveChat; now: number }) {
  const { chats, me } = useDesk();
  const open = chats.list.value.find(({ id }) => id === chat.id)?.client.replica.value.view;
  const serves = chat.owner?.id === me.id || (open ? !isWatching(open, me.id) : false);
  const name = chat.visitorName;
  return (
    <tr>
      <td class="live-visitor" dir="auto">
        {name}
      </td>
      <td class="live-question" dir="auto" title={chat.question}>
        {chat.question || t("chat.untitled")}
      </td>
      <td class="live-department" dir="auto">
        {chat.department.name}
      </td>
      <td class="live-owner" dir="auto">
        {chat.owner ? (
          chat.owner.name
        ) : (
          <span class="tag kind-abandoned">
            {t(chat.phase === "waiting" ? "live.waiting" : "live.nobody")}
          </span>
        )}
      </td>
      <td class="live-since">
        <time
          dateTime={new Date(chat.createdAt).toISOString()}
          title={dateAndTime(chat.createdAt, timeLocale.value)}
        >
          {spanText(now - chat.createdAt)}
        </time>
      </td>
      <td class="live-act">
        <a
          class="quiet"
          href={hashOf({ page: "chats", chatId: chat.id })}
          aria-label={t(serves ? "live.openNamed" : "live.watchNamed", { name })}
          onClick={() => void chats.open(chat.id, name)}
        >
          <Icon name={serves ? "chats" : "live"} />
          {t(serves ? "live.open" : "live.watch")}
        </a>
      </td>
    </tr>
  );
}
