// The socket door: a connect ticket in the subprotocol says which object, and as whom. The object takes the
// connection over; what the door has proved travels in a header that no caller can set.
import { Hono } from "hono";
import { standingOf } from "../db/agents.ts";
import { openDatabase } from "../db/database.ts";
import type { ChatConnect } from "../durable/chat-session.ts";
import type { DeskConnect } from "../durable/department.ts";
import type { WatchConnect } from "../durable/department-watchers.ts";
import type { Env } from "../env.ts";
import { subprotocol } from "../protocol/chat-frames.ts";
import { callObject } from "./call-object.ts";
import type { Doors } from "./doors.ts";
import { Refusal } from "./problems.ts";
import { type ConnectPass, readConnectTicket } from "./tokens.ts";

export const connectHeader = "x-porchlight-connect";

export const socket = new Hono<Doors>().get("/", async (c) => {
  const request = c.req.raw;
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") throw new Refusal("upgrade_required");
  const [protocol, ticket = ""] = (request.headers.get("sec-websocket-protocol") ?? "")
    .split(",")
    .map((part) => part.trim());
  if (protocol !== subprotocol) throw new Refusal("unsupported_version", { speaks: subprotocol });
  const pass = await readConnectTicket(c.env, ticket);
  if (pass === null) throw new Refusal("bad_ticket");
  const { destination } = pass;
  if (destination.to === "chat") {
    const connect: ChatConnect = { viewer: destination.viewer, ...ticketOf(pass) };
    return callObject(() => c.env.CHATS.getByName(destination.chat).fetch(handOver(request, connect)));
  }
  const connect: DeskConnect | WatchConnect =
    destination.to === "availability"
      ? { watches: destination.department }
      : await deskConnect(c.env, pass, destination);
  return callObject(() =>
    c.env.DEPARTMENTS.getByName(destination.department).fetch(handOver(request, connect)),
  );
});

async function deskConnect(
  env: Env,
  pass: ConnectPass,
  { department, agent }: { department: string; agent: string },
): Promise<DeskConnect> {
  const standing = await standingOf(openDatabase(env.DB), agent, department);
  if (standing === null) throw new Refusal("not_in_department");
  return { departmentId: department, standing, ...ticketOf(pass) };
}

function ticketOf({ ticketId, expiresAt }: ConnectPass): { ticketId: string; ticketExpiresAt: number } {
  return { ticketId, ticketExpiresAt: expiresAt };
}

/** Only what an upgrade needs goes on: no cookie, and no header of ours from outside. */
function handOver(request: Request, connect: ChatConnect | DeskConnect | WatchConnect): Request {
  const headers = new Headers({ upgrade: "websocket", connection: "Upgrade" });
  for (const name of [
    "sec-websocket-key",
    "sec-websocket-version",
    "sec-websocket-extensions",
    "user-agent",
  ]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set("sec-websocket-protocol", subprotocol);
  headers.set(connectHeader, toAscii(JSON.stringify(connect)));
  return new Request(request.url, { headers });
}

/** A header holds bytes; a name in it may hold anything. */
function toAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
