// Above a list: how many of its tickets are chosen, and what can be done to all of them.
import { useEffect, useRef, useState } from "preact/hooks";
import { type TicketRow, ticketStatuses } from "../../../protocol/ticket-api.ts";
import { Menu, MenuItem } from "../../shared/menu.tsx";
import { ConfirmDialog } from "../canned/confirm-dialog.tsx";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { beginJob, isBusy } from "./bulk-job.ts";
import type { BulkRun, BulkTarget } from "./bulk-run.ts";
import { BulkTags } from "./bulk-tags.tsx";
import { type Option, Picker } from "./picker.tsx";
import { ticketCalls } from "./ticket-calls.ts";
import { type TicketSelection, targetsOf } from "./ticket-selection.ts";
import { t } from "./words.ts";

type Change = BulkRun["change"];

interface BulkBarProps {
  selection: TicketSelection;
  rows: readonly TicketRow[];
  /** Whether the view has tickets that are not shown. */
  more: boolean;
  view: { id: Extract<BulkTarget, { of: "view" }>["view"]; name: string };
}

export function BulkBar({ selection, rows, more, view }: BulkBarProps) {
  const { me } = useDesk();
  const [asking, setAsking] = useState<"tags" | "delete" | null>(null);
  const { chosen, wholeView, any } = selection;
  const count = chosen.value.size;
  const isAll = rows.length > 0 && rows.every(({ id }) => chosen.value.has(id));

  async function begin(change: Change, said: (count: number) => string): Promise<void> {
    setAsking(null);
    const target: BulkTarget = wholeView.value
      ? { of: "view", view: view.id, timezone: timezone(), upTo: newestOf(rows) }
      : { of: "chosen", tickets: targetsOf(chosen.value, rows) };
    selection.clear();
    await beginJob(target, change, said);
  }

  function remove(): Promise<void> {
    return begin({ do: "delete" }, (done) => t("undo.deleted", { count: done }));
  }

  async function owners(): Promise<readonly Option[] | null> {
    const answer = await ticketCalls.owners();
    return answer.ok ? [{ id: nobody, name: t("tickets.nobody") }, ...answer.value.data] : null;
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no part of a form.
    <div class="bulk-bar" role="group" aria-label={t("bulk.bar")}>
      <div class="bulk-choice">
        <ChooseAll
          name={t("bulk.shown", { count: rows.length })}
          isAll={isAll}
          isSome={any.value}
          onChoose={(on) => selection.chooseAll(rows, on)}
        />
        <span role="status">
          {wholeView.value
            ? t("bulk.wholeView", { view: view.name })
            : t(any.value ? "bulk.count" : "bulk.shown", { count: any.value ? count : rows.length })}
        </span>
      </div>
      {isAll && more && !wholeView.value ? (
        <button type="button" class="link" onClick={() => selection.chooseView()}>
          {t("bulk.view", { view: view.name })}
        </button>
      ) : null}
      {any.value ? (
        <div class="bulk-actions">
          <Menu
            label={t("bulk.status")}
            buttonClass="quiet"
            disabled={isBusy()}
            face={<Face text={t("bulk.status")} />}
          >
            {(close) =>
              ticketStatuses.map((status) => (
                <MenuItem
                  key={status}
                  onChoose={() => {
                    close();
                    void begin({ do: "status", status }, (done) =>
                      t("bulk.said.status", { count: done, status: t(`statuses.${status}`) }),
                    );
                  }}
                >
                  {t(`statuses.${status}`)}
                </MenuItem>
              ))
            }
          </Menu>
          <Picker
            label={t("bulk.owner")}
            field={t("bulk.owner")}
            buttonClass="quiet"
            disabled={isBusy()}
            face={<Face text={t("bulk.owner")} />}
            chosen={null}
            load={owners}
            onChoose={({ id, name }) =>
              void begin({ do: "owner", ownerId: id === nobody ? null : id }, (done) =>
                id === nobody
                  ? t("bulk.said.nobody", { count: done })
                  : t("bulk.said.owner", { count: done, name }),
              )
            }
          />
          <button type="button" class="quiet" disabled={isBusy()} onClick={() => setAsking("tags")}>
            {t("bulk.tags")}
          </button>
          {me.role === "agent" ? null : (
            <button
              type="button"
              class="quiet danger"
              disabled={isBusy()}
              onClick={() => (wholeView.value ? setAsking("delete") : void remove())}
            >
              {t("bulk.delete")}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => selection.clear()}>
            {t("bulk.clear")}
          </button>
        </div>
      ) : null}
      {asking === "tags" ? (
        <BulkTags
          onApply={({ add, remove: without }) =>
            void begin({ do: "tags", add, remove: without }, (done) => t("bulk.said.tags", { count: done }))
          }
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === "delete" ? (
        <ConfirmDialog
          title={t("bulk.deleteTitle", { view: view.name })}
          text={t("bulk.deleteText")}
          yes={t("bulk.delete")}
          no={t("bulk.keep")}
          onYes={async () => void remove()}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}

/** No agent has this id: it stands for nobody. */
const nobody = "nobody";

function ChooseAll({
  name,
  isAll,
  isSome,
  onChoose,
}: {
  name: string;
  isAll: boolean;
  isSome: boolean;
  onChoose: (on: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome && !isAll;
  }, [isAll, isSome]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={name}
      checked={isAll}
      onChange={(event) => onChoose(event.currentTarget.checked)}
    />
  );
}

function Face({ text }: { text: string }) {
  return (
    <>
      {text}
      <Icon name="chevron" />
    </>
  );
}

/** Tickets that come later were not meant; where the newest is not shown, all that are there now are. */
function newestOf(rows: readonly TicketRow[]): number {
  const [first, second] = rows;
  const isNewestFirst = first !== undefined && (second === undefined || first.number > second.number);
  return isNewestFirst ? Math.max(...rows.map(({ number }) => number)) : Number.MAX_SAFE_INTEGER;
}

function timezone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
