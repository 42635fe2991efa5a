// The box at the beginning of a ticket's row. With Shift, all from the last one to this one are chosen.
import { useRef } from "preact/hooks";
import type { TicketRow } from "../../../protocol/ticket-api.ts";
import type { TicketSelection } from "./ticket-selection.ts";
import { t } from "./words.ts";

interface ChoiceBoxProps {
  row: TicketRow;
  rows: readonly TicketRow[];
  selection: TicketSelection;
}

export function ChoiceBox({ row, rows, selection }: ChoiceBoxProps) {
  const through = useRef(false);
  return (
    <td class="col-choice">
      <label>
        <input
          type="checkbox"
          aria-label={t("bulk.one", {
            number: String(row.number),
            subject: row.subject || t("tickets.untitled"),
          })}
          checked={selection.chosen.value.has(row.id)}
          onClick={(event) => {
            through.current = event.shiftKey;
          }}
          onChange={(event) => selection.choose(row, event.currentTarget.checked, rows, through.current)}
        />
      </label>
    </td>
  );
}
