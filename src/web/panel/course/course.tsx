// What happens in the course of a chat beside the talk: the wait, the line, the countdown, and the lines that tell of it.
import type { ChatView } from "../../../protocol/chat-view.ts";
import type { Happening } from "../../../protocol/entry.ts";
import { wear } from "../../shared/wear.ts";
import { ChatNotices } from "./chat-notices.tsx";
import css from "./course.css?late";
import { happeningText } from "./happening-text.ts";
import { WaitingCard } from "./waiting-card.tsx";
import { begin } from "./words.ts";

wear(css);
await begin();

function HappeningLine(props: { what: Happening; view: ChatView; clockSkewMs: number }) {
  const text = happeningText(props.what, props.view, props.clockSkewMs);
  return text === "" ? null : <p class="happening">{text}</p>;
}

export const course = { ChatNotices, HappeningLine, WaitingCard };
