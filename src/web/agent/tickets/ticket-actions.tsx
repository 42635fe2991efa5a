// What is done to the whole of a ticket: close and reopen, and delete, which can be taken back for half a minute.
import { useState } from "preact/hooks";
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { useDesk } from "../desk-context.ts";
import { go } from "../navigation.ts";
import { refusalText } from "../words.ts";
import { ticketCalls } from "./ticket-calls.ts";
import type { TicketStore } from "./ticket-store.ts";
import { offerUndo } from "./undo.ts";
import { t } from "./words.ts";

export function TicketActions({ ticket, store }: { ticket: Ticket; store: TicketStore }) {
  const { me } = useDesk();
  const [problem, setProblem] = useState("");
  const isClosed = ticket.status === "closed";

  async function remove(): Promise<void> {
    const { id, number, revision } = ticket;
    const answer = await ticketCalls.bulk({
      target: { of: "chosen", tickets: [{ id, revision }] },
      change: { do: "delete" },
    });
    if (!answer.ok) return setProblem(refusalText(answer.code));
    const [failed] = answer.value.failed;
    if (failed) {
      await store.refresh();
      return setProblem(refusalText(failed.code));
    }
    offerUndo(t("undo.deletedOne", { number: String(number) }), answer.value.done);
    go({ page: "tickets", view: null });
  }

  return (
    <div class="ticket-actions">
      <p class="field-error" role="alert">
        {problem}
      </p>
      <button
        type="button"
        class="quiet"
        disabled={store.busy.value}
        onClick={() => void store.change({ status: isClosed ? "open" : "closed" })}
      >
        {t(isClosed ? "edit.reopen" : "edit.close")}
      </button>
      {me.role === "agent" ? null : (
        <button type="button" class="quiet danger" onClick={() => void remove()}>
          {t("edit.delete")}
        </button>
      )}
    </div>
  );
}
