// What else may be done with a chat, above its text box: hand it on, call for help, leave it, take it over.
import { useState } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import { Menu, MenuItem } from "../shared/menu.tsx";
import { useDesk } from "./desk-context.ts";
import { Dialog } from "./dialog.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { Icon } from "./icons.tsx";
import type { OpenChat } from "./open-chats.ts";
import { rest } from "./rest.ts";
import { refusalText, t } from "./words.ts";

type Asked = "transfer" | "invite" | "leave" | null;

export function MoreActions({ chat, view }: { chat: OpenChat; view: ChatView }) {
  const [asked, setAsked] = useState<Asked>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { may, staff } = view;
  const mayRequest = may.request && staff?.request === null;

  async function takeOver(): Promise<void> {
    setProblem(null);
    const answer = await rest.takeOver(chat.id);
    if (!answer.ok) setProblem(refusalText(answer.code));
  }

  if (!mayRequest && !may.leave && !may.takeOver) return null;
  return (
    <div class="more-actions">
      <span class="field-error" role="alert">
        {problem}
      </span>
      <Menu
        label={t("actions.menu")}
        buttonClass="composer-tool"
        menuClass="at-end up"
        face={
          <>
            <Icon name="more" />
            <span>{t("actions.menu")}</span>
          </>
        }
      >
        {(close) => {
          const item = (name: Exclude<Asked, null>) => (
            <MenuItem
              onChoose={() => {
                close();
                setAsked(name);
              }}
            >
              <Icon name={name} />
              {t(`actions.${name}`)}
            </MenuItem>
          );
          return (
            <>
              {mayRequest ? item("transfer") : null}
              {mayRequest ? item("invite") : null}
              {may.takeOver ? (
                <MenuItem
                  onChoose={() => {
                    close();
                    void takeOver();
                  }}
                >
                  <Icon name="takeOver" />
                  {t("actions.takeOver")}
                </MenuItem>
              ) : null}
              {may.leave ? item("leave") : null}
            </>
          );
        }}
      </Menu>
      {asked === "transfer" || asked === "invite" ? (
        <HelpDialog kind={asked} view={view} onClose={() => setAsked(null)} />
      ) : null}
      {asked === "leave" ? <LeaveDialog chat={chat} view={view} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

function LeaveDialog({ chat, view, onClose }: { chat: OpenChat; view: ChatView; onClose: () => void }) {
  const { me } = useDesk();
  const isOwner = view.ownerId === me.id;
  const what = !isOwner ? "leaveHelper" : view.participants.length > 0 ? "leaveOwner" : "leaveAlone";
  return (
    <Dialog title={t("actions.leaveTitle")} onClose={onClose}>
      <p>{t(`actions.${what}`)}</p>
      <div class="row dialog-actions">
        <button type="button" class="quiet" onClick={onClose}>
          {t("actions.stay")}
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => {
            chat.client.staff({ type: "leave" });
            onClose();
          }}
        >
          {t("actions.leave")}
        </button>
      </div>
    </Dialog>
  );
}
