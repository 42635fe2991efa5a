// Calls the visitor back to the chat: a short tune for a message that nobody sees, and where the panel stands alone the
// title's count. A browser plays nothing before the first press or key in the panel, so those unlock it.
import { effect } from "@preact/signals-core";
import type { ChatClient } from "../../shared/chat-client.ts";
import { play } from "../../shared/tune.ts";
import { hostPage } from "../host-page.ts";
import { countUnread, newestFromOthers } from "../timeline.ts";
import type { Visit } from "../visit.ts";
import { locale, t as panelText } from "../words.ts";
import { t } from "./words.ts";

const tune = { hertz: [740, 988], noteSeconds: 0.09 };
/** What another page of the visitor shows is seen by then, and needs no sound here. */
const patienceMs = 800;

let context: AudioContext | null = null;

export function isSoundOn(visit: Visit): boolean {
  return visit.keepsakes.get("sound") !== "off";
}

export function setSound(visit: Visit, on: boolean): void {
  visit.keepsakes.set("sound", on ? null : "off");
}

/** From a press: so that one hears what was switched on. */
export function playHere(): void {
  unlock();
  if (context) play(context, tune, context.currentTime + 0.05);
}

/** Until what is returned is called. */
export function callVisitor(visit: Visit, client: ChatClient): () => void {
  const gestures = ["pointerdown", "keydown"] as const;
  for (const gesture of gestures) addEventListener(gesture, unlock);
  // The press that began the chat counts, too.
  if (navigator.userActivation?.hasBeenActive) unlock();
  const stopSound = effect(soundEach(visit, client));
  const stopTitle = hostPage.embedded ? () => {} : effect(() => countInTitle(client));
  return () => {
    stopSound();
    stopTitle();
    document.title = panelText("panel.title");
    for (const gesture of gestures) removeEventListener(gesture, unlock);
  };
}

function unlock(): void {
  try {
    context ??= new AudioContext();
    if (context.state !== "running") void context.resume().catch(() => {});
  } catch {
    // A device without sound has none.
  }
}

/** What stands there when the page comes is not new. */
function soundEach(visit: Visit, client: ChatClient): () => (() => void) | undefined {
  let known: number | null = null;
  return () => {
    const { entries, you } = client.replica.value;
    if (you === null) return undefined;
    const newest = newestFromOthers(entries, you);
    const isNew = known !== null && newest > known;
    known = Math.max(known ?? 0, newest);
    if (!isNew) return undefined;
    setTimeout(() => {
      const { marks, view } = client.replica.peek();
      if ((marks[you]?.seen ?? 0) < newest && !hostPage.isWatched())
        void sound(visit, `${view?.id} ${newest}`);
    }, patienceMs);
    return undefined;
  };
}

/** Of several pages of the visitor one sounds: the first that takes the lock, while the others ask. */
async function sound(visit: Visit, what: string): Promise<void> {
  if (context?.state !== "running" || !isSoundOn(visit)) return;
  const audio = context;
  const once = () => play(audio, tune, audio.currentTime + 0.02);
  if (!("locks" in navigator)) return void once();
  await navigator.locks
    .request(`porchlight ${what}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      once();
      await new Promise((resolve) => setTimeout(resolve, 5 * patienceMs));
    })
    .catch(once);
}

function countInTitle(client: ChatClient): void {
  const { entries, marks, you } = client.replica.value;
  const count = you === null ? 0 : countUnread(entries, you, marks[you]?.seen ?? 0);
  // The language changes the words.
  locale.value;
  const title = panelText("panel.title");
  document.title = count === 0 ? title : t("title.unread", { count, title });
}
