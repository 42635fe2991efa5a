// Chats that a supervisor gave to this agent, until somebody looks at them or sets the word about them aside.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { AssignedChat } from "../../protocol/desk-frames.ts";

export interface GivenChats {
  list: ReadonlySignal<readonly AssignedChat[]>;
  /** What was told before, or is older than that, is no news. */
  tell(chat: AssignedChat): void;
  settle(chatId: string): void;
}

export function createGivenChats(): GivenChats {
  const list = signal<readonly AssignedChat[]>([]);
  const told = new Map<string, number>();

  function settle(chatId: string): void {
    if (list.value.some((chat) => chat.chatId === chatId))
      list.value = list.value.filter((chat) => chat.chatId !== chatId);
  }

  return {
    list,
    tell: (chat) => {
      if (chat.epoch <= (told.get(chat.chatId) ?? -1)) return;
      told.set(chat.chatId, chat.epoch);
      settle(chat.chatId);
      list.value = [...list.value, chat];
    },
    settle,
  };
}
