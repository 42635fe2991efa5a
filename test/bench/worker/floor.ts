// The floor that a message through a chat is measured against: a bare hibernating object that parses, validates,
// inserts one row and broadcasts. Durable before visible, and nothing else.
import { DurableObject } from "cloudflare:workers";
import * as v from "valibot";

const Say = v.object({
  type: v.literal("say"),
  cid: v.pipe(v.string(), v.maxLength(40)),
  body: v.pipe(v.string(), v.maxLength(10_000)),
});

export class Floor extends DurableObject<unknown> {
  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env);
    ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS line (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, author TEXT NOT NULL, cid TEXT NOT NULL, body TEXT NOT NULL)",
    );
  }

  override async fetch(request: Request): Promise<Response> {
    const pair = new WebSocketPair();
    const author = new URL(request.url).pathname.split("/").at(-1) ?? "";
    this.ctx.acceptWebSocket(pair[1], [author]);
    return new Response(null, { status: 101, webSocket: pair[0] });
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    const { cid, body } = v.parse(Say, JSON.parse(String(data)));
    const [author = ""] = this.ctx.getTags(socket);
    const at = Date.now();
    const { seq } = this.ctx.storage.sql
      .exec<{ seq: number }>(
        "INSERT INTO line (at, author, cid, body) VALUES (?, ?, ?, ?) RETURNING seq",
        at,
        author,
        cid,
        body,
      )
      .one();
    const frame = JSON.stringify({ type: "entry", seq, at, kind: "message", from: author, cid, body });
    for (const each of this.ctx.getWebSockets()) each.send(frame);
  }
}
