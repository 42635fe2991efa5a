// The columns of the predefined views, and of a new one.
import type { TicketField } from "../../../protocol/ticket-fields.ts";

export const usualColumns: readonly TicketField[] = [
  "number",
  "subject",
  "contactName",
  "department",
  "kind",
  "status",
  "owner",
  "createdAt",
];
