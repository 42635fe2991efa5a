// What people may do to a ticket, as its activity keeps it: each field with what it was and what it is.
import type { TicketStatus } from "./ticket-api.ts";

interface Named {
  id: string;
  name: string;
}

export interface Change {
  status?: { from: TicketStatus; to: TicketStatus };
  owner?: { from: Named | null; to: Named | null };
  department?: { from: Named; to: Named };
  tags?: { added: string[]; removed: string[] };
  dueAt?: { from: number | null; to: number | null };
  note?: string;
  /** Sent to the visitor by e-mail. */
  reply?: string;
  deleted?: true;
  restored?: true;
}
