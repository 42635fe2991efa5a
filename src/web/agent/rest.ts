// The agent page's requests. An answer is a value or a refusal's code; nothing throws, nobody sees a server's sentence.
import type { Accepted, Assignees, DepartmentList, FreeAgents, Me } from "../../protocol/agent-api.ts";
import type {
  CannedHistory,
  CannedList,
  CannedMessage,
  Category,
  CreateCanned,
  DeletedCategory,
  EditCanned,
  ImportReport,
} from "../../protocol/canned-api.ts";
import type { Found, LiveChats, VisitorPast } from "../../protocol/contact-api.ts";
import type { AgentStatus, Preferences } from "../../protocol/desk-frames.ts";
import type { Recounted, Report, Wallboard } from "../../protocol/report-api.ts";
import type { FoundTickets, Ticket } from "../../protocol/ticket-api.ts";
import type { ConnectTicket } from "../../protocol/visitor-api.ts";
import type { TicketAnswer } from "../shared/connection.ts";
import { type Fetched, type FetchOptions, fetchJson } from "../shared/fetch-json.ts";

export interface HelpWish {
  cid: string;
  kind: "transfer" | "invite";
  departmentId: string;
  agentId: string | null;
  message: string;
  epoch: number;
}

export type Refused = Extract<Fetched<never>, { ok: false }>;

let signedOut: () => void = () => {};

/** Called when the server no longer knows the session, whatever was asked for. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** For the parts of the page that bring their own requests with them. */
export async function call<T>(path: string, options: FetchOptions = {}): Promise<Fetched<T>> {
  const answer = await fetchJson<T>(`/agent${path}`, options);
  if (!answer.ok && answer.code === "unauthenticated") signedOut();
  return answer;
}

export const rest = {
  me: () => call<Me>("/me"),
  login: (email: string, password: string) => call<Me>("/login", { body: { email, password } }),
  logout: () => call<null>("/logout", { method: "POST" }),
  setStatus: (status: AgentStatus) => call<unknown>("/status", { method: "PUT", body: { status } }),
  accept: (chatId: string, offerId: string) =>
    call<Accepted>(`/chats/${chatId}/accept`, { body: { offerId } }),
  decline: (chatId: string, offerId: string, reason: string) =>
    call<unknown>(`/chats/${chatId}/decline`, { body: { offerId, reason } }),
  takeOver: (chatId: string) => call<Accepted>(`/chats/${chatId}/takeover`, { method: "POST" }),
  assignees: (chatId: string) => call<Assignees>(`/chats/${chatId}/assignees`),
  assign: (chatId: string, agentId: string, epoch: number) =>
    call<Accepted>(`/chats/${chatId}/assign`, { body: { agentId, epoch } }),
  departments: () => call<DepartmentList>("/departments"),
  freeAgents: (departmentId: string) => call<FreeAgents>(`/departments/${departmentId}/free`),
  askForHelp: (chatId: string, wish: HelpWish) => call<Accepted>(`/chats/${chatId}/requests`, { body: wish }),
  liveChats: () => call<LiveChats>("/live"),
  visitorPast: (chatId: string) => call<VisitorPast>(`/chats/${chatId}/visitor`),
  search: (q: string) => call<Found>(`/search?${new URLSearchParams({ q })}`),
  canned: () => call<CannedList>("/canned"),
  addCanned: (content: CreateCanned) => call<CannedMessage>("/canned", { body: content }),
  editCanned: (id: string, content: EditCanned) =>
    call<CannedMessage>(`/canned/${id}`, { method: "PUT", body: content }),
  deleteCanned: (id: string) => call<null>(`/canned/${id}`, { method: "DELETE" }),
  cannedHistory: (id: string) => call<CannedHistory>(`/canned/${id}/history`),
  importCanned: (csv: string, dryRun: boolean) =>
    call<ImportReport>("/canned/import", { body: { csv, dryRun }, timeoutMs: 60_000 }),
  addCategory: (name: string) => call<Category>("/categories", { body: { name } }),
  renameCategory: (id: string, name: string) =>
    call<Category>(`/categories/${id}`, { method: "PUT", body: { name } }),
  deleteCategory: (id: string) => call<DeletedCategory>(`/categories/${id}`, { method: "DELETE" }),
  cannedUsed: (id: string) => call<null>(`/canned/${id}/use`, { method: "POST" }),
  setPreferences: (wish: Partial<Preferences>) => call<Me>("/preferences", { method: "PUT", body: wish }),
  findTickets: (q: string, cursor: string | null) =>
    call<FoundTickets>(`/tickets/search?${new URLSearchParams({ q, ...(cursor ? { cursor } : {}) })}`),
  report: (query: Record<string, string>) => call<Report>(`/reports?${new URLSearchParams(query)}`),
  recountReports: () => call<Recounted>("/reports/recount", { method: "POST", timeoutMs: 60_000 }),
  wallboard: () => call<Wallboard>("/wallboard"),
  ticket: (id: string) => call<Ticket>(`/tickets/${encodeURIComponent(id)}`),
};

/** A ticket for a socket, in the form the shared connection asks for. */
export async function connectTicket(to: "chat" | "department", id: string): Promise<TicketAnswer> {
  const answer = await call<ConnectTicket>("/tickets/connect", { body: { to, id } });
  if (answer.ok) return { ok: true, ticket: answer.value.ticket };
  const { code } = answer;
  return {
    ok: false,
    code,
    final: code === "unauthenticated" || code === "forbidden" || code === "not_found",
  };
}
