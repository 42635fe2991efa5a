// The live chats of the departments that a supervisor looks after: who waits, who serves whom. Opening one watches it.
import { useState } from "preact/hooks";
import type { LiveChat } from "../../../protocol/contact-api.ts";
import { useNow } from "../../shared/countdown.tsx";
import { Menu, MenuItem } from "../../shared/menu.tsx";
import { dateAndTime } from "../../shared/time.ts";
import { wear } from "../../shared/wear.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { focusComposer, go } from "../navigation.ts";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { hashOf } from "../route.ts";
import tickets from "../styles/tickets.css?late";
import { useRepeated } from "../use-repeated.ts";
import { refusalText, spanText } from "../words.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { isWatching } from "./watching.ts";
import { t } from "./words.ts";

wear(tickets);

const lookAgainMs = 4_000;

export function LivePage() {
  const { chats, problem, look } = useLiveChats();
  const [given, setGiven] = useState<LiveChat | null>(null);
  const [done, setDone] = useState("");
  const [refused, setRefused] = useState<string | null>(null);

  const act: LiveActs = {
    give: (chat) => {
      setDone("");
      setRefused(null);
      setGiven(chat);
    },
    refuse: setRefused,
  };

  return (
    <section class="ticket-area live-area" aria-labelledby="live-title">
      <h1 id="live-title">{t("live.heading")}</h1>
      <p class="soft live-lead">{t("live.lead")}</p>
      <p class="live-done" role="status">
        {done}
      </p>
      <p class="field-error" role="alert">
        {problem ?? refused}
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
      {chats && chats.length > 0 ? <LiveTable chats={chats} act={act} /> : null}
      {given ? (
        <AssignDialog
          chatId={given.id}
          visitorName={given.visitorName}
          onClose={() => setGiven(null)}
          onAssigned={(agent) => {
            setDone(t("assign.done", { agent, name: given.visitorName }));
            look();
          }}
        />
      ) : null}
    </section>
  );
}

/** What is done to a chat from its line. */
interface LiveActs {
  give(chat: LiveChat): void;
  refuse(problem: string | null): void;
}

function useLiveChats(): { chats: readonly LiveChat[] | null; problem: string | null; look: () => void } {
  const [chats, setChats] = useState<readonly LiveChat[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const look = useRepeated(lookAgainMs, rest.liveChats, (answer) => {
    setProblem(answer.ok ? null : refusalText(answer.code));
    if (answer.ok) setChats(answer.value.data);
  });
  return { chats, problem, look };
}

function LiveTable({ chats, act }: { chats: readonly LiveChat[]; act: LiveActs }) {
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
          <LiveLine key={chat.id} chat={chat} now={now} act={act} />
        ))}
      </tbody>
    </table>
  );
}

function LiveLine({ chat, now, act }: { chat: LiveChat; now: number; act: LiveActs }) {
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
        <LineMenu chat={chat} act={act} />
      </td>
    </tr>
  );
}

/** What else a supervisor may do, without looking first. */
function LineMenu({ chat, act }: { chat: LiveChat; act: LiveActs }) {
  const { chats, me } = useDesk();
  const { id, visitorName: name } = chat;

  async function takeOver(): Promise<void> {
    act.refuse(null);
    const answer = await rest.takeOver(id);
    if (!answer.ok) return act.refuse(refusalText(answer.code));
    chats.open(id, name);
    focusComposer(id);
    go({ page: "chats", chatId: id });
  }

  return (
    <Menu
      label={t("live.more", { name })}
      buttonClass="quiet live-more"
      menuClass="at-end"
      face={<Icon name="more" />}
    >
      {(close) => (
        <>
          <MenuItem
            onChoose={() => {
              close();
              act.give(chat);
            }}
          >
            <Icon name="transfer" />
            {t("assign.do")}
          </MenuItem>
          {chat.owner?.id === me.id ? null : (
            <MenuItem
              onChoose={() => {
                close();
                void takeOver();
              }}
            >
              <Icon name="takeOver" />
              {t("watch.takeOver")}
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  );
}
