// What a chat costs in rows, counted and exact: in its own SQLite for each message, in D1 for the whole of it.
import type { Counts } from "./counts.ts";

import { type Instance, startInstance } from "./instance.ts";
import { type Line, nextFrame } from "./line.ts";
import { chatRoom, openDesk, sayings } from "./rooms.ts";
import type { Row } from "./row.ts";

const messagesPerChat = 30;

async function countsOf({ origin }: Instance): Promise<Counts> {
  const answer = await fetch(`${origin}/counts`);
  return (await answer.json()) as Counts;
}

/** One says, both hear it: then the next. */
function heard(line: Line, frame: object, by: Line): Promise<void> {
  return new Promise((resolve) => {
    by.onMessage = () => resolve();
    line.send(frame);
  });
}

export async function rows(): Promise<Row[]> {
  const instance = await startInstance({ meter: true, on: "memory" });
  try {
    const desk = await openDesk(instance);
    const atStart = await countsOf(instance);
    const chat = await chatRoom(instance, desk);
    const ofVisitor = sayings();
    const ofAgent = sayings();
    // The first word of each may cost more than the next: the chat's state learns who speaks.
    await heard(chat.visitor, ofVisitor(), chat.agent);
    await heard(chat.agent, ofAgent(), chat.visitor);
    const atTalk = await countsOf(instance);
    for (let n = 2; n < messagesPerChat; n += 2) {
      await heard(chat.visitor, ofVisitor(), chat.agent);
      await heard(chat.agent, ofAgent(), chat.visitor);
    }
    const afterTalk = await countsOf(instance);
    const ticketed = nextFrame(desk.line, "ticket");
    chat.agent.send({ type: "end", cid: "benchendbenchendbench.1" });
    await ticketed;
    const ticket = await desk.ada.ticket(chat.chatId);
    const said = ticket.transcript.filter(({ kind }) => kind === "message").length;
    if (said !== messagesPerChat + 1) throw new Error(`the ticket has ${said} messages`);
    const atEnd = await countsOf(instance);
    const spoken = messagesPerChat - 2;
    const own = (from: Counts, to: Counts) =>
      to.chat.rows + to.chat.alarms - from.chat.rows - from.chat.alarms;
    const perMessage = own(atTalk, afterTalk) / spoken;
    const inPath = afterTalk.d1.queries - atTalk.d1.queries;
    const written = atEnd.d1.written - atStart.d1.written;
    return [
      {
        name: "rows and alarms in the chat's own SQLite per message",
        value: perMessage,
        unit: "rows",
        budget: 2,
        ok: perMessage <= 2,
      },
      {
        name: "D1 queries in the path of a message",
        value: inPath,
        unit: "queries",
        budget: 0,
        ok: inPath === 0,
      },
      {
        name: `D1 rows written per chat of ${messagesPerChat} messages`,
        value: written,
        unit: "rows",
        budget: 25,
        ok: written <= 25,
      },
      {
        name: "rows and alarms in the chat's own SQLite, whole chat",
        value: own(atStart, atEnd),
        unit: "rows",
        ok: true,
      },
    ];
  } finally {
    await instance.stop();
  }
}
