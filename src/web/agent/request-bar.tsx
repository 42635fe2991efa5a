// A transfer or an invitation that waits for its answer: of whom, how long still, and the way to take it back.
import type { ChatView } from "../../protocol/chat-view.ts";
import { Countdown } from "../shared/countdown.tsx";
import { useChatPart } from "./chat-part.ts";
import { useDesk } from "./desk-context.ts";
import { Icon } from "./icons.tsx";
import type { OpenChat } from "./open-chats.ts";
import { t } from "./words.ts";

type Request = NonNullable<NonNullable<ChatView["staff"]>["request"]>;

export function RequestBar({ chat, request }: { chat: OpenChat; request: Request }) {
  const { me } = useDesk();
  const { client } = chat;
  const clockSkewMs = useChatPart(client, "clockSkewMs");
  const { kind, to, department, from, closesAt, offerId } = request;
  const whom = to?.name ?? t("help.anyIn", { department: department.name });
  const mayCancel = from?.id === me.id || me.role !== "agent";
  return (
    <div class="pending-bar" role="status">
      <Icon name={kind} />
      <p>
        {t(`help.wait.${kind}`, { to: whom })} <Countdown endsAt={closesAt} clockSkewMs={clockSkewMs} />
      </p>
      {mayCancel ? (
        <button type="button" class="quiet" onClick={() => client.staff({ type: "cancel", offerId })}>
          {t("help.takeBack")}
        </button>
      ) : null}
    </div>
  );
}
