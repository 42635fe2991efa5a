// What somebody reads whose change of a ticket came too late, or did not get through: what others did, what was wanted, and
// the way to have it all the same.
import { useEffect, useRef } from "preact/hooks";
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { timeLocale } from "../preferences.ts";
import { refusalText } from "../words.ts";
import { changeTexts } from "./change-text.ts";
import type { TicketStore, Wish } from "./ticket-store.ts";
import { t } from "./words.ts";

export function TicketConflict({ store }: { store: TicketStore }) {
  const conflict = store.conflict.value;
  const refused = store.refused.value;
  const box = useRef<HTMLDivElement>(null);
  const isThere = conflict !== null || refused !== null;
  useEffect(() => {
    if (isThere) box.current?.focus();
  }, [isThere]);
  if (conflict)
    return (
      <div class="notice conflict" role="alert" ref={box} tabIndex={-1}>
        <h2>{t("conflict.title")}</h2>
        <ul>
          {conflict.since.flatMap(({ revision, by, change }) =>
            changeTexts(change, by.name).map((text) => (
              <li key={`${revision} ${text}`} dir="auto">
                {text}
              </li>
            )),
          )}
        </ul>
        <p>{t("conflict.yours", { what: wishText(conflict.wish) })}</p>
        <Ways store={store} yes={t("conflict.keepMine")} no={t("conflict.keepTheirs")} />
      </div>
    );
  if (refused)
    return (
      <div class="notice conflict" role="alert" ref={box} tabIndex={-1}>
        <p>{t("edit.failed", { what: wishText(refused.wish) })}</p>
        <p>
          {refused.wish.ownerId && refused.refused.code === "forbidden"
            ? t("edit.noOwner")
            : refusalText(refused.refused.code)}
        </p>
        <Ways store={store} yes={t("edit.retry")} no={t("edit.discard")} />
      </div>
    );
  return null;
}

function Ways({ store, yes, no }: { store: TicketStore; yes: string; no: string }) {
  return (
    <div class="row">
      <button type="button" class="quiet" disabled={store.busy.value} onClick={() => void store.insist()}>
        {yes}
      </button>
      <button type="button" class="quiet" onClick={() => store.dismiss()}>
        {no}
      </button>
    </div>
  );
}

/** Fields with what they were to be; ids stand for names that the page does not know. */
function wishText({ status, ownerId, departmentId, dueAt, addTags, removeTags }: Wish): string {
  const parts: string[] = [];
  if (status !== undefined)
    parts.push(t("edit.statusIs", { value: t(`statuses.${status satisfies Ticket["status"]}`) }));
  if (ownerId !== undefined)
    parts.push(ownerId === null ? t("edit.ownerIs", { value: t("tickets.nobody") }) : t("edit.owner"));
  if (departmentId !== undefined) parts.push(t("edit.department"));
  if (dueAt !== undefined)
    parts.push(
      t("edit.dueIs", {
        value: dueAt === null ? t("edit.dueNone") : dateAndTime(dueAt, timeLocale.value),
      }),
    );
  if (addTags ?? removeTags)
    parts.push(`${t("edit.tags")} ${[...(addTags ?? []), ...(removeTags ?? [])].join(", ")}`);
  return parts.join(" · ");
}
