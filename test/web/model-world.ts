// A small world for chat clients: one chat under the real rules, a clock that is a number, and lines that may
// break with frames still under way in either direction.
import type { Actor, Chat, ChatCommand, ChatEvent } from "../../src/domain/chat.ts";
import { decide, open } from "../../src/domain/chat-decider.ts";
import { entryOf } from "../../src/domain/chat-entries.ts";
import { begin, evolve } from "../../src/domain/chat-evolution.ts";
import { due } from "../../src/domain/chat-timers.ts";
import { type Audience, entryFor, type Stance, view } from "../../src/domain/chat-viewing.ts";
import { wasTaken } from "../../src/domain/client-frames.ts";
import { type ChatFrameDown, decodeChatFrame, type Mark } from "../../src/protocol/chat-frames.ts";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { splitClientFrameId } from "../../src/protocol/ids.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { RefusalCode } from "../../src/protocol/refusals.ts";
import type { Clock, WebSocketLike } from "../../src/web/shared/environment.ts";
import { plainSettings, unknownClient } from "../support/plain.ts";

const serves = { departmentIds: ["dept_1"], supervises: false };
export const ada: Actor = { role: "agent", id: "agent_ada", name: "Ada", ...serves };
export const vic: Actor = { role: "visitor" };

interface Line extends WebSocketLike {
  actor: Actor;
  up: string[];
  down: string[];
  /** The server still holds its end. */
  heard: boolean;
  greeted: boolean;
}

export function createWorld() {
  let now = 1_000_000;
  let timers: { id: number; at: number; run: () => void }[] = [];
  let timerIds = 0;
  let lines: Line[] = [];
  let chat: Chat;
  const log: LoggedEntry[] = [];
  const marks: Record<string, Mark> = {};
  /** Refusals to hand out before the rules are asked. */
  const moods: RefusalCode[] = [];

  const opening = open({
    type: "open",
    at: now,
    offerId: "offer_1",
    chat: {
      id: "chat_1",
      siteId: "site_1",
      department: { id: "dept_1", name: "Support" },
      visitor: { id: "visitor_1", name: "Vic", email: null },
      question: "Hello?",
      client: unknownClient,
      settings: { ...plainSettings, ringSeconds: 600 },
    },
  });
  const opened = opening[0];
  if (opened?.type !== "opened") throw new Error("a chat begins by being opened");
  chat = begin(opened);
  for (const event of opening.slice(1)) happen(event);

  const clock: Clock = {
    now: () => now,
    random: () => 0.5,
    setTimeout: (run, ms) => {
      timers.push({ id: ++timerIds, at: now + ms, run });
      return timerIds;
    },
    clearTimeout: (id) => {
      timers = timers.filter((timer) => timer.id !== id);
    },
  };

  function happen(event: ChatEvent): void {
    chat = evolve(chat, event);
    const entry = entryOf(event, chat.seq);
    if (entry === null) return;
    log.push(entry);
    for (const line of lines)
      if (line.greeted) tell(line, { type: "entry", ...entryFor(audienceOf(line.actor), entry) });
    if (event.type !== "said") for (const line of lines) if (line.greeted) tell(line, viewFor(line));
  }

  function viewFor(line: Line): ChatFrameDown {
    return { type: "view", view: view(chat, stanceOf(line.actor)), now };
  }

  function tell(line: Line, frame: ChatFrameDown): void {
    line.down.push(JSON.stringify(frame));
  }

  function command(given: ChatCommand): ReturnType<typeof decide> {
    const decision = decide(chat, given);
    if (decision.ok) for (const event of decision.events) happen(event);
    return decision;
  }

  function hear(line: Line, text: string): void {
    if (text === "ping") {
      line.down.push("pong");
      return;
    }
    const decoded = decodeChatFrame(text);
    if (!decoded.ok) throw new Error(`the client sent a bad frame: ${text}`);
    const { frame } = decoded;
    const { actor } = line;
    const author = actor.role === "visitor" ? "visitor" : actor.id;
    switch (frame.type) {
      case "hello":
        line.greeted = true;
        tell(line, {
          type: "hello",
          v: 1,
          you: author,
          view: view(chat, stanceOf(actor)),
          entries: log
            .slice(frame.after)
            .slice(-limits.pageEntries)
            .map((entry) => entryFor(audienceOf(actor), entry)),
          marks,
          present: [],
          now,
        });
        return;
      case "say":
      case "end":
      case "keep":
      case "rate": {
        const { cid } = frame;
        const mood = moods.shift();
        if (mood) {
          tell(line, { type: "nack", cid, code: mood, retryAfterMs: 700 });
          return;
        }
        const clientFrame = splitClientFrameId(cid);
        const said = log.find((entry) => entry.kind === "message" && entry.cid === cid);
        if (said) {
          tell(line, { type: "ack", cid, seq: said.seq });
          return;
        }
        if (frame.type === "say" && wasTaken(chat, author, clientFrame)) {
          tell(line, { type: "nack", cid, code: "out_of_order" });
          return;
        }
        const base = { at: now, actor, frame: clientFrame };
        const decision = command(
          frame.type === "say"
            ? { ...base, type: "say", body: frame.body }
            : frame.type === "end"
              ? { ...base, type: "end", afterSeconds: frame.after ?? null, epoch: frame.epoch ?? null }
              : frame.type === "rate"
                ? { ...base, type: "rate", rating: frame.rating, comment: frame.comment }
                : { ...base, type: "keep", epoch: frame.epoch ?? null },
        );
        if (!decision.ok) tell(line, { type: "nack", cid, code: decision.code });
        else if (frame.type !== "say") tell(line, { type: "ack", cid });
        return;
      }
      case "delivered":
      case "seen": {
        const before = marks[author] ?? { delivered: 0, seen: 0 };
        const delivered = Math.max(before.delivered, frame.seq);
        const mark = {
          delivered,
          seen: frame.type === "seen" ? Math.max(before.seen, frame.seq) : before.seen,
        };
        marks[author] = mark;
        for (const other of lines) if (other.greeted) tell(other, { type: "mark", from: author, ...mark });
        return;
      }
      case "history":
        tell(line, {
          type: "history",
          entries: log
            .slice(0, Math.max(0, frame.before - 1))
            .slice(-limits.pageEntries)
            .map((entry) => entryFor(audienceOf(actor), entry)),
        });
        return;
      case "typing":
      case "note":
      case "cancel":
      case "leave":
      case "visit":
        return;
      default:
        frame satisfies never;
    }
  }

  function openSocket(actor: Actor): WebSocketLike {
    const line: Line = {
      actor,
      up: [],
      down: [],
      heard: true,
      greeted: false,
      readyState: 0,
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (data) => void line.up.push(data),
      close: () => drop(line),
    };
    lines.push(line);
    clock.setTimeout(() => {
      if (line.readyState !== 0) return;
      Object.assign(line, { readyState: 1 });
      (line.onopen as ((event: unknown) => void) | null)?.({});
    }, 1);
    return line;
  }

  /** The client's end is gone. What it had sent may still arrive; what was sent to it does not. */
  function drop(line: Line): void {
    if (line.readyState === 3) return;
    Object.assign(line, { readyState: 3, down: [], greeted: false });
    (line.onclose as ((event: unknown) => void) | null)?.({ code: 1006 });
  }

  function passUp(index: number): void {
    const line = lines[index % lines.length];
    const text = line?.up.shift();
    if (line?.heard && text !== undefined) hear(line, text);
  }

  function passDown(index: number): void {
    const line = lines[index % lines.length];
    const data = line?.down.shift();
    if (line?.readyState === 1 && data !== undefined)
      (line.onmessage as ((event: unknown) => void) | null)?.({ data });
  }

  async function settle(): Promise<void> {
    for (let i = 0; i < 4; i++) await Promise.resolve();
  }

  async function pass(ms: number): Promise<void> {
    const until = now + ms;
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at || a.id - b.id)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.run();
      await settle();
    }
    now = until;
    for (let next = due(chat, now, "offer_next"); next; next = due(chat, now, "offer_next")) command(next);
  }

  /** Everything under way arrives, again and again, until nothing moves for a minute. */
  async function calm(): Promise<void> {
    for (let step = 0; step < 400; step++) {
      for (let i = 0; i < lines.length; i++) {
        while (lines[i]?.up.length) passUp(i);
        while (lines[i]?.down.length) passDown(i);
      }
      await settle();
      await pass(50);
      lines = lines.filter((line) => line.readyState !== 3 || line.up.length > 0);
    }
  }

  return {
    clock,
    log,
    moods,
    command,
    openSocket,
    passUp,
    passDown,
    pass,
    settle,
    calm,
    drop: (index: number) => {
      const line = lines[index % lines.length];
      if (line) drop(line);
    },
    /** What was under way to the server is lost with the line. */
    cut: (index: number) => {
      const line = lines[index % lines.length];
      if (!line) return;
      line.up.length = 0;
      drop(line);
    },
    chat: () => chat,
    view: (audience: Audience) => view(chat, audience === "visitor" ? "visitor" : "owner"),
    entries: (audience: Audience) => log.map((entry) => entryFor(audience, entry)),
  };
}

export type World = ReturnType<typeof createWorld>;

function stanceOf(actor: Actor): Stance {
  return actor.role === "visitor" ? "visitor" : "owner";
}

function audienceOf(actor: Actor): Audience {
  return actor.role === "visitor" ? "visitor" : "staff";
}
