// The parts of a chat that the first message does not need. They are fetched when a chat has begun.
import { lazily } from "./lazily.tsx";

const course = async () => (await import("./course/course.tsx")).course;
const comforts = async () => (await import("./comforts/comforts.ts")).comforts;
const ending = async () => (await import("./ending/ending.ts")).ending;

export const ChatNotices = lazily(async () => (await course()).ChatNotices);
export const EmojiButton = lazily(async () => (await comforts()).EmojiButton);
export const HappeningLine = lazily(async () => (await course()).HappeningLine);
export const HeadMenu = lazily(async () => (await comforts()).HeadMenu);
export const WaitingCard = lazily(async () => (await course()).WaitingCard);
export const EndDialog = lazily(async () => (await ending()).EndDialog);
export const EndedCard = lazily(async () => (await ending()).EndedCard);

/** They should be there even if the line is lost by then. */
export function fetchAhead(): void {
  for (const part of [course, comforts, ending]) part().catch(() => {});
}
