// The text people send: what counts as a message, and the schemas of every field a person fills in.
// Bodies are never trimmed or normalised: what was typed is what stands in the ticket.
import * as v from "valibot";
import { isBlank } from "./blank.ts";
import { limits } from "./limits.ts";
import { isWellFormed } from "./well-formed.ts";

export { isBlank, isWellFormed };

function text(maxChars: number) {
  return v.pipe(v.string(), v.maxLength(maxChars), v.check(isWellFormed, "is not well-formed Unicode"));
}

export const MessageBody = v.pipe(
  text(limits.bodyChars),
  v.check((body) => !isBlank(body), "is blank"),
);

/** Text that an admin writes for others to read. */
export function Shown(maxChars: number) {
  return v.pipe(text(maxChars), v.trim());
}

export const PersonName = v.pipe(text(limits.nameChars), v.trim(), v.nonEmpty());
export const AnyName = v.pipe(text(limits.nameChars), v.trim());
export const Email = v.pipe(text(limits.emailChars), v.trim(), v.email());
export const Question = text(limits.questionChars);
export const RequestText = v.pipe(
  Question,
  v.check((asked) => !isBlank(asked), "is blank"),
);
export const FieldAnswer = text(limits.answerChars);
export const Reason = text(limits.reasonChars);
export const RatingComment = text(limits.ratingCommentChars);
export const PageUrl = v.pipe(text(limits.urlChars), v.regex(/^(https?:\/\/|$)/i, "is not a web address"));
export const Password = v.pipe(text(limits.passwordMaxChars), v.minLength(limits.passwordMinChars));
export const AttributeName = v.pipe(
  text(limits.attributeNameChars),
  v.check((name) => name.trim() !== "", "is blank"),
);
export const AttributeText = text(limits.attributeTextChars);
/** One line without commas, since commas part tags where they are typed. */
export const Tag = v.pipe(
  text(limits.tagChars),
  v.trim(),
  v.nonEmpty(),
  v.regex(/^[^,，\p{Cc}]+$/u, "has a comma or a line break"),
);
/** What is typed behind the mark: one word. */
export const Shortcut = v.pipe(
  text(limits.shortcutChars),
  v.trim(),
  v.regex(/^[^\s#/＃／]*$/, "is not one word without # and /"),
);
