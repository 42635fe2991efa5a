// The ticket room's own requests: changes, and what can be chosen in them.
import type {
  ActivityPage,
  Bulk,
  BulkDone,
  EditTicket,
  TagList,
  Ticket,
  TicketDepartments,
  TicketOwners,
} from "../../../protocol/ticket-api.ts";
import { call } from "../rest.ts";

export const ticketCalls = {
  edit: (id: string, edit: EditTicket) =>
    call<Ticket | null>(`/tickets/${encodeURIComponent(id)}`, { method: "PATCH", body: edit }),
  addNote: (id: string, note: { cid: string; body: string }) =>
    call<Ticket>(`/tickets/${encodeURIComponent(id)}/notes`, { body: note }),
  reply: (id: string, reply: { cid: string; body: string }) =>
    call<Ticket>(`/tickets/${encodeURIComponent(id)}/replies`, { body: reply, timeoutMs: 30_000 }),
  activity: (id: string, before: number) =>
    call<ActivityPage>(`/tickets/${encodeURIComponent(id)}/activity?before=${before}`),
  ownersOf: (id: string) => call<TicketOwners>(`/tickets/${encodeURIComponent(id)}/owners`),
  owners: () => call<TicketOwners>("/tickets/owners"),
  departments: () => call<TicketDepartments>("/tickets/departments"),
  tags: () => call<TagList>("/tickets/tags"),
  bulk: (bulk: Bulk) => call<BulkDone>("/tickets/bulk", { body: bulk, timeoutMs: 60_000 }),
};
