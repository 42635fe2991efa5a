// Ada of Support, Bo of Sales and Sue, who supervises, signed in; and tickets for them to work on.
import { env } from "cloudflare:workers";
import { openDatabase } from "../../src/db/database.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import type { Bulk, BulkDone, EditTicket, Ticket } from "../../src/protocol/ticket-api.ts";
import { type Call, call, passwordHash, signIn } from "./doors.ts";
import { addAgent, addDepartment, chatRow, ticketDraft } from "./rows.ts";

export const db = openDatabase(env.DB);

export interface Colleague {
  id: string;
  call(path: string, options?: Omit<Call, "cookie">): Promise<Response>;
  ticket(id: string): Promise<Ticket>;
  edit(id: string, edit: Partial<EditTicket> & { revision: number }): Promise<Response>;
  bulk(change: Bulk["change"], tickets: readonly { id: string; revision: number }[]): Promise<BulkDone>;
}

export interface Team {
  support: string;
  sales: string;
  ada: Colleague;
  bo: Colleague;
  sue: Colleague;
}

export async function team(): Promise<Team> {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  return {
    support,
    sales,
    ada: await colleague("Ada", [support], "agent"),
    bo: await colleague("Bo", [sales], "agent"),
    sue: await colleague("Sue", [], "supervisor"),
  };
}

export async function colleague(name: string, departmentIds: string[], role: Role): Promise<Colleague> {
  const email = `${name.toLowerCase()}@example.com`;
  const id = await addAgent(db, departmentIds, { name, email, role, passwordHash: await passwordHash() });
  const cookie = await signIn(email);
  const by: Colleague = {
    id,
    call: (path, options = {}) => call(path, { ...options, cookie }),
    ticket: async (ticketId) => {
      const response = await by.call(`/agent/tickets/${ticketId}`);
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      return response.json<Ticket>();
    },
    edit: (ticketId, json) => by.call(`/agent/tickets/${ticketId}`, { method: "PATCH", json }),
    bulk: async (change, tickets) => {
      const json = { target: { of: "chosen", tickets }, change };
      const response = await by.call("/agent/tickets/bulk", { json });
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      return response.json<BulkDone>();
    },
  };
  return by;
}

/** What a missed chat of Vic's left. */
export async function aTicket(departmentId: string, question = "Where is my parcel?"): Promise<string> {
  const row = chatRow(departmentId, { phase: "ended", latestTimerAt: null });
  await writeTicket(db, ticketDraft(row, { outcome: "missed", question }), row);
  return row.id;
}
