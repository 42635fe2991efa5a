// Who wrote a line, as the visitor calls them.
import type { ChatView } from "../../protocol/chat-view.ts";
import type { AuthorId } from "../../protocol/entry.ts";
import { t } from "./words.ts";

export function nameOf(author: AuthorId, view: ChatView): string {
  return view.people[author]?.name ?? t("chat.team");
}
