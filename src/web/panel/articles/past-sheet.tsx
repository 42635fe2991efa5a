// A verified visitor's earlier chats, from all devices. One that is chosen is shown as any chat that is over.
import { useState } from "preact/hooks";
import type { ChatToken, PastChat, VisitorChats } from "../../../protocol/identity-api.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import { dateAndTime } from "../../shared/time.ts";
import { pastChats } from "../past-chats.ts";
import type { Visit } from "../visit.ts";
import { locale, refusalText } from "../words.ts";
import { Sheet } from "./sheet.tsx";
import { t } from "./words.ts";

/** As the door gives them: fewer are all. */
const pageOfPast = 20;

export function PastSheet({ visit, close }: { visit: Visit; close(): void }) {
  const [older, setOlder] = useState<readonly PastChat[]>([]);
  const [more, setMore] = useState(true);
  const [refusal, setRefusal] = useState("");
  const chats = [...(pastChats.value ?? []), ...older];
  const who = visit.verified.value;
  if (who === null) return null;
  const { token, visitorId: visitor } = who;

  async function open(chatId: string): Promise<void> {
    const path = `/visitor/chats/${chatId}/token`;
    const opened = await fetchJson<ChatToken>(path, { method: "POST", token });
    if (opened.ok) visit.resume({ chatId, token: opened.value.token, visitor }, true);
    else setRefusal(opened.code);
  }

  async function showMore(): Promise<void> {
    const found = await fetchJson<VisitorChats>(`/visitor/chats?before=${chats.at(-1)?.id}`, { token });
    setRefusal(found.ok ? "" : found.code);
    if (!found.ok) return;
    setOlder([...older, ...found.value.data]);
    setMore(found.value.more);
  }

  return (
    <Sheet title={t("past.open")} back={close}>
      <ul class="article-links past">
        {chats.map(({ id, subject, department, agent, createdAt, outcome }) => (
          <li key={id}>
            <button type="button" onClick={() => open(id)}>
              <span class="past-words">
                <span dir="auto">{subject || department}</span>
                <span class="soft small">
                  {dateAndTime(createdAt, locale.value)} · {agent ?? t(`past.${outcome}`)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {refusal ? (
        <p class="problem" role="alert">
          {refusalText(refusal)}
        </p>
      ) : null}
      {more && chats.length >= pageOfPast ? (
        <button type="button" class="quiet" onClick={showMore}>
          {t("past.more")}
        </button>
      ) : null}
    </Sheet>
  );
}
