// Above the text box of a chat that is only watched: what that means, and the ways to step in or to go.
import { useState } from "preact/hooks";
import type { ChatView } from "../../../protocol/chat-view.ts";
import { EndMenu } from "../end-menu.tsx";
import { Icon } from "../icons.tsx";
import { focusComposer } from "../navigation.ts";
import type { OpenChat } from "../open-chats.ts";
import { rest } from "../rest.ts";
import { refusalText, t } from "../words.ts";
import { AssignDialog } from "./assign-dialog.tsx";

export function WatchBanner({
  chat,
  view,
  onClose,
}: {
  chat: OpenChat;
  view: ChatView;
  onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [giving, setGiving] = useState(false);
  const [done, setDone] = useState("");

  async function takeOver(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const answer = await rest.takeOver(chat.id);
    setBusy(false);
    if (answer.ok) focusComposer(chat.id);
    else setProblem(refusalText(answer.code));
  }

  return (
    <section class="watch-banner" aria-label={t("watch.banner")}>
      <Icon name="live" />
      <p role="status">
        <strong>{t("watch.banner")}</strong> <span class="watch-hint">{done || t("watch.hint")}</span>
      </p>
      {problem ? (
        <p class="field-error" role="alert">
          {problem}
        </p>
      ) : null}
      <div class="row">
        {view.may.takeOver ? (
          <button type="button" class="primary" disabled={busy} onClick={() => void takeOver()}>
            {t("watch.takeOver")}
          </button>
        ) : null}
        {view.may.assign ? (
          <button type="button" class="quiet" onClick={() => setGiving(true)}>
            {t("assign.do")}
          </button>
        ) : null}
        {view.may.end ? (
          <EndMenu
            client={chat.client}
            view={view}
            label={t("end.button")}
            buttonClass="quiet end-button"
            up
          />
        ) : null}
        <button type="button" class="quiet" onClick={onClose}>
          {t("watch.stop")}
        </button>
      </div>
      {giving ? (
        <AssignDialog
          chatId={chat.id}
          visitorName={view.visitor.name}
          onClose={() => setGiving(false)}
          onAssigned={(agent) => setDone(t("assign.done", { agent, name: view.visitor.name }))}
        />
      ) : null}
    </section>
  );
}
