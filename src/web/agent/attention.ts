// Calls the agent to the page: sounds, desktop notifications, the title's count and the icon's dot. All of them follow what
// rings and what is unread, so an accept on one page silences all.
import { computed, effect, signal, untracked } from "@preact/signals";
import type { AssignedChat, OfferCard } from "../../protocol/desk-frames.ts";
import { lastSeq } from "../shared/chat-replica.ts";
import type { Desk } from "./desk.ts";
import { iconUrl } from "./favicon.ts";
import { focusComposer, go } from "./navigation.ts";
import { ringCardId, stillRinging } from "./ringing.ts";
import { ourTurn, playOnce, ring, unlock } from "./sounds.ts";
import { t } from "./words.ts";

/** What is read at once, because somebody looks at it, makes no sound. */
const unreadAfterMs = 300;

export const mayNotify = signal<NotificationPermission>(
  "Notification" in globalThis ? Notification.permission : "denied",
);

/** Call from a click. */
export async function askToNotify(): Promise<void> {
  if ("Notification" in globalThis) mayNotify.value = await Notification.requestPermission();
}

/** Returns what ends it. */
export function callAttention(desk: Desk): () => void {
  const { client, chats, given, preferences } = desk;
  const rings = computed(() => stillRinging(client.ringing.value));
  const unread = computed(() => chats.list.value.reduce((sum, chat) => sum + chat.unread.value, 0));
  /** Changes only with what is to be heard. */
  const sounding = computed(() => {
    const first = rings.value[0];
    return preferences.value.ringtone && ourTurn.value && first
      ? `${first.card.kind} ${first.card.offerId}`
      : "";
  });
  const shown = new Map<string, Notification>();
  const heard = new Map<string, number>();
  let givenBefore = 0;

  const stops = [
    effect(() => {
      if (sounding.value === "") return;
      const first = untracked(() => rings.value[0]);
      if (first) return ring(first.card.kind, first.card.ringsUntil - first.skewMs - Date.now());
    }),
    effect(() =>
      notify(shown, [...given.list.value.map(callTo), ...rings.value.map(({ card }) => ringOf(card))]),
    ),
    effect(() => {
      const count = given.list.value.length;
      if (count > givenBefore && preferences.peek().ringtone) playOnce("assigned");
      givenBefore = count;
    }),
    effect(() => {
      document.title = titleOf(rings.value.length, unread.value);
      icon().href = iconUrl(rings.value.length + given.list.value.length + unread.value > 0);
    }),
    effect(() => {
      for (const chat of chats.list.value) {
        const { view } = chat.client.replica.value;
        if (view === null) continue;
        const last = lastSeq(chat.client.replica.value);
        const before = heard.get(chat.id);
        heard.set(chat.id, last);
        if (before === undefined || last <= before) continue;
        setTimeout(() => {
          if (chat.unread.peek() > 0 && preferences.peek().ringtone) playOnce("message");
        }, unreadAfterMs);
      }
    }),
  ];
  addEventListener("pointerdown", unlock);
  addEventListener("keydown", unlock);
  return () => {
    for (const stop of stops) stop();
    removeEventListener("pointerdown", unlock);
    removeEventListener("keydown", unlock);
    notify(shown, []);
    document.title = t("page.title");
    icon().href = iconUrl(false);
  };
}

/** What is told on the desktop while nobody looks at the page. */
interface Call {
  tag: string;
  title: string;
  body: string;
  open(): void;
}

function ringOf(card: OfferCard): Call {
  return {
    tag: card.offerId,
    title: `${t(`ring.kinds.${card.kind}`)}: ${card.visitorName}`,
    body: card.message || card.question || t("ring.noQuestion"),
    open: () => {
      go({ page: "chats", chatId: null });
      document.getElementById(ringCardId(card.offerId))?.querySelector("button")?.focus();
    },
  };
}

function callTo({ chatId, visitorName, by, question }: AssignedChat): Call {
  return {
    tag: `given-${chatId}`,
    title: `${t("given.title")}: ${visitorName}`,
    body: `${t("given.by", { name: by.name })}. ${question}`,
    open: () => {
      focusComposer(chatId);
      go({ page: "chats", chatId });
    },
  };
}

/** One notification for each call; pages share them by their tag. */
function notify(shown: Map<string, Notification>, calls: readonly Call[]): void {
  for (const [tag, notification] of shown)
    if (!calls.some((call) => call.tag === tag)) {
      notification.close();
      shown.delete(tag);
    }
  if (mayNotify.peek() !== "granted" || !document.hidden) return;
  for (const { tag, title, body, open } of calls) {
    if (shown.has(tag)) continue;
    try {
      const notification = new Notification(title, { body, tag, requireInteraction: true });
      notification.onclick = () => {
        window.focus();
        open();
        notification.close();
      };
      shown.set(tag, notification);
    } catch {
      // Some phones have notifications for service workers alone.
    }
  }
}

function titleOf(ringing: number, unread: number): string {
  if (ringing > 0) return t("page.ringingTitle", { count: ringing });
  return unread > 0 ? t("page.unreadTitle", { count: unread }) : t("page.title");
}

function icon(): HTMLLinkElement {
  const known = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (known) return known;
  const link = document.createElement("link");
  link.rel = "icon";
  document.head.append(link);
  return link;
}
