// People who come through the doors without a browser: an agent with a session, a visitor with a token.
import type { Me, SetUp } from "../../../src/protocol/agent-api.ts";
import type { MessageEntry } from "../../../src/protocol/entry.ts";
import type { EditTicket, PredefinedView, Ticket, TicketPage } from "../../../src/protocol/ticket-api.ts";
import type {
  Availability,
  ConnectTicket,
  StartChat,
  StartedChat,
} from "../../../src/protocol/visitor-api.ts";

let addresses = 0;

/**
 * An address that is nobody's (RFC 3849), another each time. Locally the header goes through; on the real network it
 * cannot be set. Limits by address have tests of their own; here they would only limit one machine playing many people.
 */
export function anAddress(): string {
  addresses++;
  return `2001:db8::${(addresses >> 16).toString(16)}:${(addresses & 65_535).toString(16)}`;
}

/** A refusal, as the doors tell it. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, what: string) {
    super(`${what}: ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

async function call<T>(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: object,
): Promise<{ value: T; answer: Response }> {
  const answer = await fetch(url, {
    method,
    headers: {
      "cf-connecting-ip": anAddress(),
      ...headers,
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) {
    const code = text.match(/"code":"(\w+)"/)?.[1] ?? text.slice(0, 200);
    throw new Refused(answer.status, code, `${method} ${new URL(url).pathname}`);
  }
  return { value: text === "" ? (null as T) : JSON.parse(text), answer };
}

/** The first admin, who is an agent of the first department. */
export const ada = { name: "Ada", email: "ada@example.com", password: "a password for Ada" };

export async function setUp(origin: string, secret: string): Promise<SetUp> {
  const { value } = await call<SetUp>(`${origin}/setup`, "POST", {}, { secret, admin: ada });
  return value;
}

export interface AgentCaller {
  /** `name=value` of the session. */
  cookie: string;
  me: Me;
  setStatus(status: "online" | "offline"): Promise<void>;
  connectTicket(to: "chat" | "department", id: string): Promise<string>;
  accept(chatId: string, offerId: string): Promise<void>;
  ticket(id: string): Promise<Ticket>;
  edit(id: string, edit: EditTicket): Promise<Ticket | null>;
  tickets(view: PredefinedView, cursor?: string): Promise<TicketPage>;
}

export async function signIn(
  origin: string,
  { email, password }: { email: string; password: string } = ada,
): Promise<AgentCaller> {
  const { value: me, answer } = await call<Me>(`${origin}/agent/login`, "POST", {}, { email, password });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const as = <T>(method: string, path: string, body?: object) =>
    call<T>(`${origin}/agent${path}`, method, { cookie }, body).then(({ value }) => value);
  return {
    me,
    cookie,
    setStatus: async (status) => void (await as("PUT", "/status", { status })),
    connectTicket: async (to, id) => (await as<ConnectTicket>("POST", "/tickets/connect", { to, id })).ticket,
    accept: async (chatId, offerId) => void (await as("POST", `/chats/${chatId}/accept`, { offerId })),
    ticket: (id) => as("GET", `/tickets/${id}`),
    edit: (id, edit) => as("PATCH", `/tickets/${id}`, edit),
    tickets: (view, cursor) =>
      as("GET", `/tickets?${new URLSearchParams({ view, limit: "100", ...(cursor ? { cursor } : {}) })}`),
  };
}

export function availability(origin: string, siteKey: string): Promise<Availability> {
  return call<Availability>(`${origin}/visitor/availability?site=${siteKey}`, "GET", {}).then(
    ({ value }) => value,
  );
}

/** `headers`: what a visitor's network adds, such as the address. */
export async function startChat(
  origin: string,
  start: Omit<StartChat, "startKey">,
  headers: Record<string, string> = {},
): Promise<StartedChat> {
  const startKey = crypto.randomUUID();
  const { value } = await call<StartedChat>(`${origin}/visitor/chats`, "POST", headers, {
    ...start,
    startKey,
  });
  return value;
}

export async function visitorTicket(origin: string, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  return (await call<ConnectTicket>(`${origin}/visitor/ticket`, "POST", headers)).value.ticket;
}

/** Who said what, in order: what of a ticket is compared with what was typed. */
export function spoken(ticket: Ticket): { from: "visitor" | "agent"; text: string }[] {
  return ticket.transcript
    .filter((entry): entry is MessageEntry => entry.kind === "message")
    .map(({ from, body }) => ({ from: from === "visitor" ? "visitor" : "agent", text: body }));
}
