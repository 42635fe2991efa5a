// The invariants of one chat, held by the rules alone, over random lives.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openOffer } from "../../src/domain/chat.ts";
import { decide } from "../../src/domain/chat-decider.ts";
import { isToldByLog } from "../../src/domain/chat-entries.ts";
import { catchUp } from "../../src/domain/chat-evolution.ts";
import { nextDeadline } from "../../src/domain/chat-timers.ts";
import { entryFor, type Stance, view } from "../../src/domain/chat-viewing.ts";
import { ticketOf } from "../../src/domain/ticket.ts";
import { splitClientFrameId } from "../../src/protocol/ids.ts";
import { ada, step, tick, vic } from "../support/chat-lives.ts";
import { last, someLives } from "../support/random-lives.ts";

const runs = { numRuns: 400 };
describe("whatever happens to a chat", () => {
  it("its numbers run 1, 2, 3 … without a hole", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const { chat, entries } = last(lives);
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
        expect(chat.seq).toBe(entries.length);
      }),
      runs,
    );
  });

  it("a client's frame is said once", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const said = last(lives).entries.flatMap((entry) =>
          entry.kind === "message" && entry.cid ? [`${entry.from} ${entry.cid}`] : [],
        );
        expect(new Set(said).size).toBe(said.length);
      }),
      runs,
    );
  });

  it("a frame that was taken changes nothing when it comes again", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const life = last(lives);
        for (const entry of life.entries) {
          if (entry.kind !== "message" || entry.cid === undefined || entry.from !== "visitor") continue;
          const frame = splitClientFrameId(entry.cid);
          expect(step(life, { type: "say", at: life.chat.at, actor: vic, frame, body: entry.body })).toEqual(
            life,
          );
        }
      }),
      runs,
    );
  });

  it.each<Stance>(["visitor", "owner", "participant", "supervisor"])(
    "a snapshot and the frames after it make the later snapshot (%s)",
    (stance) => {
      const audience = stance === "visitor" ? "visitor" : "staff";
      fc.assert(
        fc.property(someLives, fc.nat(), (lives, pick) => {
          const from = pick % lives.length;
          const start = lives[from] ?? last(lives);
          const seen = {
            view: view(start.chat, stance),
            entries: start.entries.map((entry) => entryFor(audience, entry)),
          };
          for (const [index, life] of lives.entries()) {
            if (index <= from) continue;
            const before = lives[index - 1] ?? start;
            const fresh = life.events.slice(before.events.length);
            // What the shell sends: each new line, and the view whenever more than talk has happened.
            for (const entry of life.entries.slice(before.entries.length))
              seen.entries.push(entryFor(audience, entry));
            if (!fresh.every(isToldByLog)) seen.view = view(life.chat, stance);
          }
          const end = last(lives);
          expect(seen.view).toEqual(view(end.chat, stance));
          expect(seen.entries).toEqual(end.entries.map((entry) => entryFor(audience, entry)));
        }),
        runs,
      );
    },
  );

  it("the visitor never reads what is for staff", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const { chat, entries } = last(lives);
        const text = JSON.stringify([
          view(chat, "visitor"),
          entries.map((entry) => entryFor("visitor", entry)),
        ]);
        for (const secret of [
          "careful",
          "please",
          "busy",
          "skipped",
          "requested",
          "offer_closed",
          "assignedBy",
        ])
          expect(text).not.toContain(secret);
      }),
      runs,
    );
  });

  it("its phases go forward only", () => {
    const order = { waiting: 0, active: 1, ended: 2 };
    fc.assert(
      fc.property(someLives, (lives) => {
        for (const [index, { chat }] of lives.entries()) {
          const before = lives[index - 1]?.chat;
          if (before) expect(order[chat.phase]).toBeGreaterThanOrEqual(order[before.phase]);
        }
      }),
      runs,
    );
  });

  it("it has a deadline until it has ended, and none after", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        for (const { chat } of lives) {
          const deadline = nextDeadline(chat);
          if (chat.phase === "ended") expect(deadline).toBeNull();
          else expect(deadline).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  it("time alone ends it, in one ticket that is its log", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        let life = last(lives);
        for (let guard = 0; life.chat.phase !== "ended" && guard < 10; guard++)
          life = tick(life, nextDeadline(life.chat) ?? life.chat.at);
        const { chat } = life;
        if (chat.phase !== "ended") throw new Error("stuck");
        const tickets = life.effects.filter((effect) => effect.kind === "ticket");
        expect(tickets.length).toBeGreaterThanOrEqual(1);
        // Later versions replace earlier ones under one key; each is newer than the one before.
        expect(new Set(tickets.map(({ key }) => key))).toEqual(new Set(["ticket"]));
        const versions = tickets.map(({ version }) => version);
        expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
        expect(versions.at(-1)).toBe(chat.seq);
        const ticket = ticketOf(chat, life.entries);
        expect(ticket.transcript).toEqual(life.entries);
        expect(life.events.filter(({ type }) => type === "ended")).toHaveLength(1);
      }),
      runs,
    );
  });

  it("a tick done twice is a tick done once", () => {
    fc.assert(
      fc.property(someLives, fc.nat({ max: 3_600_000 }), (lives, later) => {
        const life = last(lives);
        const once = tick(life, life.chat.at + later);
        expect(tick(once, life.chat.at + later)).toEqual(once);
      }),
      runs,
    );
  });

  it("ended is final: to a missed chat its visitor adds a message, to a finished one a rating, and nothing else is added", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const end = lives.findIndex(({ chat }) => chat.phase === "ended");
        if (end < 0) return;
        const first = lives[end]?.chat;
        for (const { chat } of lives.slice(end)) {
          expect(chat.phase === "ended" && first?.phase === "ended" && chat.outcome === first.outcome).toBe(
            true,
          );
          if (chat.phase === "ended" && chat.outcome === "abandoned") expect(chat.seq).toBe(first?.seq);
        }
        const { chat, events } = last(lives);
        const added = chat.phase === "ended" && chat.outcome === "missed" ? "said" : "rated";
        const since = events.slice(events.findIndex(({ type }) => type === "ended") + 1);
        expect(since.filter(({ type }) => type !== added)).toEqual([]);
      }),
      runs,
    );
  });

  it("every offer is settled once it is no longer open, and none that is", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const { chat, effects } = last(lives);
        const settled = effects.flatMap((effect) => (effect.kind === "settle" ? [effect.offerId] : []));
        const rang = new Set(effects.flatMap((effect) => (effect.kind === "offer" ? [effect.offerId] : [])));
        const open = openOffer(chat)?.id;
        for (const id of rang) expect(settled.includes(id)).toBe(id !== open);
        expect(new Set(settled).size).toBe(settled.length);
      }),
      runs,
    );
  });

  it("a state stored earlier catches up from the messages in the log", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        for (const [index, life] of lives.entries()) {
          // Stored after everything but messages, so the newest stored state is behind by messages only.
          let stored = life;
          for (let back = index; back > 0; back--) {
            const before = lives[back - 1];
            if (!before || !life.events.slice(before.events.length).every(isToldByLog)) break;
            stored = before;
          }
          let chat = stored.chat;
          for (const entry of life.entries.slice(stored.entries.length))
            chat = catchUp(
              chat,
              entry,
              entry.kind === "message" && entry.cid ? splitClientFrameId(entry.cid) : null,
            );
          // `at` may have moved by nothing but the clock.
          expect({ ...chat, at: 0 }).toEqual({ ...life.chat, at: 0 });
        }
      }),
      { numRuns: 150 },
    );
  });

  it("a refusal changes nothing, and says so with a code", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const { chat } = last(lives);
        const decision = decide(chat, { type: "accept", at: chat.at, actor: ada, offerId: "offer_gone" });
        expect(decision.ok).toBe(false);
      }),
      runs,
    );
  });
});
