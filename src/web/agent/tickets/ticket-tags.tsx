// A ticket's kind and status as small coloured words. The page's own words: a visitor's past shows them, too.
import type { TicketKind, TicketStatus } from "../../../protocol/ticket-api.ts";
import { t } from "../words.ts";

export function KindTag({ kind }: { kind: TicketKind }) {
  return <span class={`tag kind-${kind}`}>{t(`kinds.${kind}`)}</span>;
}

export function StatusTag({ status }: { status: TicketStatus }) {
  return <span class={`tag status-${status}`}>{t(`statuses.${status}`)}</span>;
}
