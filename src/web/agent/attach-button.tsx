// The button that chooses files for a chat.
import { useRef } from "preact/hooks";
import { attach } from "./attaching.ts";
import { Icon } from "./icons.tsx";
import type { OpenChat } from "./open-chats.ts";
import { t } from "./words.ts";

export function AttachButton({ chat }: { chat: OpenChat }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="composer-tool"
        aria-label={t("files.attach")}
        title={t("files.attach")}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          attach(chat, currentTarget.files ?? []);
          currentTarget.value = "";
        }}
      />
    </>
  );
}
