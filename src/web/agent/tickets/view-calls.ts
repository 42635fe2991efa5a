// The requests of the ticket lists and their views.
import type { TicketPage, ViewCounts } from "../../../protocol/ticket-api.ts";
import type { Criteria, CustomView, Sort, ViewList, WriteView } from "../../../protocol/view-api.ts";
import { call } from "../rest.ts";

/** In which days and weeks are counted. */
export const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";

export const viewCalls = {
  tickets: (view: string, cursor: string | null) =>
    call<TicketPage>(`/tickets?${new URLSearchParams({ view, timezone, ...(cursor ? { cursor } : {}) })}`),
  counts: () => call<ViewCounts>(`/tickets/counts?${new URLSearchParams({ timezone })}`),
  list: () => call<ViewList>("/views"),
  add: (view: WriteView) => call<CustomView>("/views", { body: view }),
  edit: (id: string, view: WriteView & { version: number }) =>
    call<CustomView>(`/views/${id}`, { method: "PUT", body: view }),
  remove: (id: string) => call<null>(`/views/${id}`, { method: "DELETE" }),
  restore: (id: string) => call<CustomView>(`/views/${id}/restore`, { method: "POST" }),
  preview: (asked: { criteria: Criteria; sort: Sort }) => call<TicketPage>("/views/preview", { body: asked }),
  setDefault: (view: string | null) => call<null>("/views/default", { method: "PUT", body: { view } }),
  setSeen: (number: number) => call<null>("/views/seen", { method: "PUT", body: { number } }),
  exportUrl: (view: string) => `/agent/tickets/export?${new URLSearchParams({ view, timezone })}`,
};
