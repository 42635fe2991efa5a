// What stands below a chat: a text box for a reply or for a note to staff, and what else may be done.
import { useState } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import { keepFor, recall } from "./drafts.ts";
import { Icon } from "./icons.tsx";
import { MoreActions } from "./more-actions.tsx";
import { composerWanted } from "./navigation.ts";
import type { OpenChat } from "./open-chats.ts";
import { TextBox } from "./text-box.tsx";
import { t } from "./words.ts";

export type Mode = "reply" | "note";

/** For whom is written what is written now. */
export function modeOf(chat: OpenChat, { may: { say, note } }: ChatView): Mode {
  return say && !(recall(`mode.${chat.id}`) === "note" && note) ? "reply" : "note";
}

export function Composer({ chat, view }: { chat: OpenChat; view: ChatView }) {
  const { say, note } = view.may;
  const [, setWished] = useState("");
  const mode = modeOf(chat, view);

  function choose(next: Mode): void {
    keepFor(`mode.${chat.id}`, next === "note" ? next : "");
    setWished(next);
    composerWanted.value = chat.id;
  }

  return (
    <div class={`composer ${mode === "note" ? "is-note" : ""}`}>
      <div class="composer-head">
        {say && note ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form.
          <div class="composer-kinds" role="group" aria-label={t("composer.kind")}>
            <Kind kind="reply" mode={mode} onChoose={choose} />
            <Kind kind="note" mode={mode} onChoose={choose} />
          </div>
        ) : (
          <span class="composer-kinds">
            <span class="composer-tool" aria-hidden="true">
              <Icon name="note" />
              {t(`composer.${mode}`)}
            </span>
          </span>
        )}
        <MoreActions chat={chat} view={view} />
      </div>
      <TextBox key={mode} chat={chat} view={view} mode={mode} />
    </div>
  );
}

function Kind({ kind, mode, onChoose }: { kind: Mode; mode: Mode; onChoose: (mode: Mode) => void }) {
  return (
    <button
      type="button"
      class={`composer-tool kind-${kind}`}
      aria-pressed={kind === mode}
      onClick={() => onChoose(kind)}
    >
      <Icon name={kind} />
      {t(`composer.${kind}`)}
    </button>
  );
}
