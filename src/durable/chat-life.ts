// The chat between storage and rules: loads it, lets the rules decide, keeps what happened in one transaction, tells the
// viewers, and sees to it that effects leave and clocks ring. The class around it only knows who is asking.
import type { Chat, ChatCommand, ChatEvent, Decision } from "../domain/chat.ts";
import { decide, open } from "../domain/chat-decider.ts";
import { type Effect, effectsOf } from "../domain/chat-effects.ts";
import { entryOf, isToldByLog } from "../domain/chat-entries.ts";
import { begin, evolve } from "../domain/chat-evolution.ts";
import { due, nextDeadline } from "../domain/chat-timers.ts";
import type { Env } from "../env.ts";
import type { LoggedEntry } from "../protocol/entry.ts";
import { Alarm } from "./alarm.ts";
import { ChatLog } from "./chat-log.ts";
import type { ChatSockets } from "./chat-sockets.ts";
import { freshOfferId } from "./fresh-offer-id.ts";
import { Outbox } from "./outbox.ts";
import { deliver } from "./outbox-delivery.ts";

/** After a failure of our own, the alarm rings again by then. */
const retryMs = 5_000;

type OpenedChat = Extract<ChatEvent, { type: "opened" }>["chat"];

export class ChatLife {
  readonly log: ChatLog;
  #storage: DurableObjectStorage;
  #env: Env;
  #sockets: ChatSockets;
  #outbox: Outbox<Effect>;
  #alarm: Alarm;
  #chat: Chat | null | undefined;

  constructor(storage: DurableObjectStorage, env: Env, sockets: ChatSockets) {
    this.#storage = storage;
    this.#env = env;
    this.#sockets = sockets;
    this.log = new ChatLog(storage.sql);
    this.#outbox = new Outbox(storage.sql);
    this.#alarm = new Alarm(storage);
  }

  /** Null where no chat was ever opened here. */
  get chat(): Chat | null {
    if (this.#chat === undefined) this.#chat = this.log.load();
    return this.#chat;
  }

  /** The clock, which never goes back. */
  now(): number {
    return Math.max(Date.now(), this.chat?.at ?? 0);
  }

  /** Begins the chat; the caller has seen that there is none. */
  open(opened: OpenedChat, offerId: string): Chat {
    const [first, ...others] = open({ type: "open", at: this.now(), chat: opened, offerId });
    if (first?.type !== "opened") throw new Error("a chat opens with `opened`");
    const chat = begin(first);
    this.#commit(chat, others, effectsOf(null, first, chat));
    return this.chat ?? chat;
  }

  run(chat: Chat, command: ChatCommand): Decision {
    const decision = decide(chat, command);
    if (decision.ok && decision.events.length > 0) this.#commit(chat, decision.events, []);
    return decision;
  }

  /** Does everything whose time has come. Doing it twice is doing it once. */
  tick(): void {
    for (let chat = this.chat; chat; chat = this.chat) {
      const command = due(chat, this.now(), freshOfferId());
      const decision = command && this.run(chat, command);
      // A deadline that leads to nothing would be due for ever.
      if (!decision?.ok || decision.events.length === 0) return;
    }
  }

  /** The platform's alarm: tick, deliver, set the next one last. Whatever fails is logged and comes again. */
  async ring(): Promise<void> {
    this.#alarm.rang();
    try {
      this.tick();
    } catch (error) {
      logError("tick_failed", error);
      this.#alarm.moveTo(Date.now() + retryMs);
      return;
    }
    await this.#drain();
  }

  /** For the sweeper: the index row is written anew, so that it is not found overdue for ever. */
  reindex(chat: Chat): void {
    if (chat.phase !== "ended") this.#commit(chat, [], [{ key: "index", kind: "index", version: chat.seq }]);
    else void this.#drain();
  }

  outboxOldestMs(): number {
    return this.#outbox.oldestAgeMs(Date.now());
  }

  /** One transaction keeps it all; only then is the field set, and only then is anybody told. */
  #commit(
    before: Chat,
    events: readonly ChatEvent[],
    firstEffects: Effect[],
    delivered: Effect | null = null,
  ): void {
    let chat = before;
    const entries: LoggedEntry[] = [];
    const effects = firstEffects;
    for (const event of events) {
      const after = evolve(chat, event);
      const entry = entryOf(event, after.seq);
      if (entry) entries.push(entry);
      effects.push(...effectsOf(chat, event, after));
      chat = after;
    }
    const stateChanged = effects.length > 0 || !events.every(isToldByLog);
    const next = nextDeadline(chat);
    const isSooner = next !== null && next < (nextDeadline(before) ?? Number.POSITIVE_INFINITY);
    const [only] = entries;
    if (
      only &&
      entries.length === 1 &&
      !stateChanged &&
      !delivered &&
      !isSooner &&
      !this.log.isFarBehind(chat)
    ) {
      // A message: one statement is a transaction by itself, and costs one row.
      this.log.append(only);
    } else {
      this.#storage.transactionSync(() => {
        for (const entry of entries) this.log.append(entry);
        this.log.store(chat);
        for (const effect of effects) this.#outbox.put(effect, chat.at);
        if (delivered) this.#outbox.remove(delivered);
        this.#alarm.moveTo(earliest([next, this.#outbox.nextAt()]));
      });
    }
    this.#chat = chat;
    for (const entry of entries) this.#sockets.sendEntry(entry);
    if (stateChanged && events.length > 0) this.#sockets.sendViews(chat, this.now());
    if (effects.length > 0) void this.#drain();
    if (stateChanged) this.noticePresence();
  }

  /** Brings the state to what the sockets say: which of those who serve have a page of the chat open. */
  noticePresence(): void {
    const present = this.#sockets.present();
    for (let chat = this.chat; chat?.phase === "active"; chat = this.chat) {
      const { gone, ownerId, participants } = chat;
      const serving = ownerId === null ? participants : [ownerId, ...participants];
      const agentId = serving.find((id) => present.includes(id) === id in gone);
      if (agentId === undefined) return;
      const type = present.includes(agentId) ? "agentBack" : "agentGone";
      this.run(chat, { type, at: this.now(), agentId });
    }
  }

  async #drain(): Promise<void> {
    try {
      await this.#outbox.drain(
        () => Date.now(),
        async (effect) => {
          const chat = this.chat;
          if (!chat) return;
          const answer = await deliver(this.#env, effect, chat, () => this.log.all());
          this.#settle(effect, answer);
        },
      );
      const deadline = this.chat && nextDeadline(this.chat);
      const outboxAt = this.#outbox.nextAt();
      // What should have left already is being tried by another turn: look again soon, but do not spin.
      this.#alarm.moveTo(earliest([deadline, outboxAt && Math.max(outboxAt, Date.now() + 1_000)]));
    } catch (error) {
      logError("drain_failed", error);
      this.#alarm.moveTo(Date.now() + retryMs);
    }
  }

  /** The delivery is over: its row goes, and what was answered happens, both at once. */
  #settle(effect: Effect, answer: ((at: number) => ChatCommand) | null): void {
    const chat = this.chat;
    if (!chat) return;
    const decision = answer ? decide(chat, answer(this.now())) : null;
    if (decision?.ok && decision.events.length > 0) this.#commit(chat, decision.events, [], effect);
    else this.#outbox.remove(effect);
  }
}

function earliest(times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function logError(event: string, error: unknown): void {
  console.error(JSON.stringify({ event, error: String(error) }));
}
