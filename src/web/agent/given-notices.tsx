// A word about each chat that a supervisor gave to this agent: it stands among the tabs already, and this leads to it.
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { AssignedChat } from "../../protocol/desk-frames.ts";
import { useDesk } from "./desk-context.ts";
import { focusComposer, go, route } from "./navigation.ts";
import { t } from "./words.ts";

export function GivenNotices() {
  const { given } = useDesk();

  // What is looked at needs no word.
  useEffect(() => {
    function look(): void {
      const { value: now } = route;
      if (now.page === "chats" && now.chatId !== null && !document.hidden) given.settle(now.chatId);
    }
    const stop = effect(() => {
      if (given.list.value.length > 0) look();
    });
    document.addEventListener("visibilitychange", look);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", look);
    };
  }, [given]);

  return (
    <>
      {given.list.value.map((chat) => (
        <Notice key={chat.chatId} chat={chat} />
      ))}
    </>
  );
}

function Notice({ chat }: { chat: AssignedChat }) {
  const { given } = useDesk();
  const { chatId, by, departmentName, visitorName, question } = chat;
  const id = `given-${chatId}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form.
    <div class="ring given" role="group" aria-labelledby={`${id}-title ${id}-name`}>
      <div class="ring-head">
        <h2 id={`${id}-title`}>{t("given.title")}</h2>
        <span class="tag">{departmentName}</span>
      </div>
      <p class="ring-name" id={`${id}-name`} dir="auto">
        {visitorName}
      </p>
      <p class="ring-question" dir="auto">
        {question || <span class="soft">{t("ring.noQuestion")}</span>}
      </p>
      <p class="ring-from" dir="auto">
        {t("given.by", { name: by.name })}
      </p>
      <div class="ring-actions">
        <button
          type="button"
          class="primary"
          onClick={() => {
            given.settle(chatId);
            focusComposer(chatId);
            go({ page: "chats", chatId });
          }}
        >
          {t("given.open")}
          <span class="visually-hidden"> {visitorName}</span>
        </button>
        <button type="button" class="quiet" onClick={() => given.settle(chatId)}>
          {t("given.later")}
          <span class="visually-hidden"> {visitorName}</span>
        </button>
      </div>
    </div>
  );
}

/** What a screen reader is told. */
export function givenText(chat: AssignedChat | undefined): string {
  if (chat === undefined) return "";
  const { by, visitorName: name, question } = chat;
  return t("given.arrived", { by: by.name, name, question: question || t("ring.noQuestion") });
}
