// English for the feedback form, fetched where it is shown.
import type { FeedbackTopic } from "../../../../protocol/filled-form.ts";
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "feedback.title": "Feedback",
  "feedback.heading": "Tell us what you think",
  "feedback.intro": "A problem, an idea, a kind word: somebody reads it.",
  "feedback.topic": "What is it?",
  "topic.problem": "A problem",
  "topic.idea": "An idea",
  "topic.praise": "Praise",
  "feedback.text": "Your message",
  "feedback.send": "Send",
  "feedback.missing": "Please write your message.",
  "feedback.long": "Please shorten your message to {max} characters.",
  "feedback.email": "Please enter your e-mail address.",
  "feedback.thanks": "Thank you for your feedback",
  "feedback.chat": "Chat with us instead",
} as const satisfies Record<string, Sentence> & Record<`topic.${FeedbackTopic}`, Sentence>;

export { en as catalogue };

export type FeedbackKey = keyof typeof en;
