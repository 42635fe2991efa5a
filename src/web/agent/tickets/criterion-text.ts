// A criterion in words, also one of which nothing is known any more.
import { type Question, questions, ticketFields } from "../../../protocol/ticket-fields.ts";
import { isField } from "./view-draft.ts";
import { t } from "./words.ts";

export function itemAt(criteria: unknown, at: readonly number[]): unknown {
  let item = criteria;
  for (const index of at) {
    const of: unknown = typeof item === "object" && item !== null && "of" in item ? item.of : null;
    item = Array.isArray(of) ? of[index] : null;
  }
  return item;
}

export function criterionText(criterion: unknown): string {
  if (typeof criterion !== "object" || criterion === null) return t("broken.unreadable");
  const { field, is, ...asked } = criterion as Partial<Record<string, unknown>>;
  const name = typeof field !== "string" ? "?" : isField(field) ? t(`fields.${field}`) : field;
  const kind = typeof field === "string" && isField(field) ? ticketFields[field] : "text";
  const question = questions[kind].find((one) => one === is);
  const values = Object.values(asked).flat().map(String).join(", ");
  return [name, question ? questionText(kind, question) : String(is ?? ""), values]
    .filter((part) => part !== "")
    .join(" ");
}

/** Times are before and after, amounts less and more. */
export function questionText(kind: string, question: Question): string {
  if (question === "less" || question === "more")
    return t(kind === "time" ? `asks.${question}.time` : `asks.${question}.number`);
  return t(`asks.${question}`);
}
