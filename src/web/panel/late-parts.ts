// The parts that the first message does not need. They are fetched when the form stands, and when a chat has begun.
import { lazily as lazilyWith } from "../shared/lazily.tsx";
import { lazily } from "./lazily.tsx";

/** The form's own late part, with what it does besides what it shows. */
export const form = async () => (await import("./form/form.ts")).form;
const course = async () => (await import("./course/course.tsx")).course;
const comforts = async () => (await import("./comforts/comforts.ts")).comforts;
const files = async () => (await import("./files/files.ts")).files;
const ending = async () => (await import("./ending/ending.ts")).ending;

export const FormRest = lazily(async () => (await form()).FormRest);
export const FiledCard = lazily(async () => (await form()).FiledCard);
export const Away = lazily(async () => (await form()).Away);
export const FeedbackPage = lazily(
  async () => (await import("./feedback/feedback.ts")).feedback.FeedbackPage,
);
export const AttachTools = lazily(async () => (await files()).AttachTools);
export const ChatNotices = lazily(async () => (await course()).ChatNotices);
export const EmojiButton = lazily(async () => (await comforts()).EmojiButton);
export const FileBubble = lazily(async () => (await files()).FileBubble);
export const HappeningLine = lazily(async () => (await course()).HappeningLine);
export const HeadMenu = lazily(async () => (await comforts()).HeadMenu);
export const UploadList = lazily(async () => (await files()).UploadList);
export const WaitingCard = lazily(async () => (await course()).WaitingCard);
export const EndDialog = lazily(async () => (await ending()).EndDialog);
export const EndedCard = lazily(async () => (await ending()).EndedCard);

/** Where it cannot be fetched, there is a form all the same. */
export const Help = lazilyWith(
  async () => (await import("./articles/articles.ts")).articles.Help,
  () => null,
);

/** They should be there even if the line is lost by then. */
export function fetchAhead(): void {
  for (const part of [course, comforts, files, ending]) part().catch(() => {});
}
