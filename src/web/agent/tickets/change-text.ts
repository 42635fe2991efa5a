// What somebody did to a ticket, in words: one sentence for each field.
import type { Change } from "../../../protocol/ticket-changes.ts";
import { dateAndTime } from "../../shared/time.ts";
import { timeLocale } from "../preferences.ts";
import { t } from "./words.ts";

export function changeTexts(change: Change, who: string): string[] {
  const { status, owner, department, tags, dueAt, reply, deleted, restored } = change;
  return [
    ...(status
      ? [
          t("activity.status", {
            who,
            from: t(`statuses.${status.from}`),
            to: t(`statuses.${status.to}`),
          }),
        ]
      : []),
    ...(department
      ? [t("activity.department", { who, from: department.from.name, to: department.to.name })]
      : []),
    ...(owner ? [ownerText(owner, who)] : []),
    ...(tags && tags.added.length > 0
      ? [t("activity.tagsAdded", { who, tags: tags.added.join(", "), count: tags.added.length })]
      : []),
    ...(tags && tags.removed.length > 0
      ? [t("activity.tagsRemoved", { who, tags: tags.removed.join(", "), count: tags.removed.length })]
      : []),
    ...(dueAt
      ? [
          dueAt.to === null
            ? t("activity.dueRemoved", { who })
            : t("activity.due", { who, to: dateAndTime(dueAt.to, timeLocale.value) }),
        ]
      : []),
    ...(reply === undefined ? [] : [t("activity.replied", { who })]),
    ...(deleted ? [t("activity.deleted", { who })] : []),
    ...(restored ? [t("activity.restored", { who })] : []),
  ];
}

function ownerText({ from, to }: NonNullable<Change["owner"]>, who: string): string {
  if (from === null) return t("activity.assigned", { who, to: to?.name ?? "" });
  if (to === null) return t("activity.unassigned", { who, from: from.name });
  return t("activity.owner", { who, from: from.name, to: to.name });
}
