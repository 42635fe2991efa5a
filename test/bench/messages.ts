// A message from visitor to agent: how long it takes, how many go through one chat in a second, what they cost
// the processor. Each against the floor, in duels; the floor against itself shows how far to trust them.
import { type Block, duels, median, type Verdict } from "./duel.ts";
import { type Instance, startInstance } from "./instance.ts";
import { chatRoom, floorRoom, openDesk, type Room, sayings } from "./rooms.ts";
import type { Row } from "./row.ts";

const latencyMessages = 100;
const streamMessages = 1_500;
/** Messages under way at once, as from many quick typists: enough that nobody waits for the network. */
const window = 64;

/** Median of the ways visitor → agent, one message under way at a time, milliseconds. */
function latencyOf(room: Room, say: () => object): Block {
  return () =>
    new Promise((resolve) => {
      const took: number[] = [];
      let sent = 0;
      const next = () => {
        sent = performance.now();
        room.visitor.send(say());
      };
      room.agent.onMessage = () => {
        took.push(performance.now() - sent);
        if (took.length === latencyMessages) resolve(median(took));
        else setImmediate(next);
      };
      next();
    });
}

/** Sends a stream; how long until the agent had all of it, milliseconds. */
function stream(room: Room, say: () => object): Promise<number> {
  return new Promise((resolve) => {
    let arrived = 0;
    let sent = 0;
    const began = performance.now();
    const next = () => {
      sent++;
      room.visitor.send(say());
    };
    room.agent.onMessage = () => {
      arrived++;
      if (arrived === streamMessages) resolve(performance.now() - began);
      else if (sent < streamMessages) next();
    };
    while (sent < window) next();
  });
}

function throughputOf(room: Room, say: () => object): Block {
  return async () => (streamMessages / (await stream(room, say))) * 1000;
}

function cpuOf(instance: Instance, room: Room, say: () => object): Block {
  return async () => {
    const before = instance.cpuMs() ?? Number.NaN;
    await stream(room, say);
    return (((instance.cpuMs() ?? Number.NaN) - before) / streamMessages) * 1000;
  };
}

export async function messages(options: { on: "memory" | "disk"; rounds: number }): Promise<Row[]> {
  const instance = await startInstance({ meter: false, on: options.on });
  try {
    const chat = await chatRoom(instance, await openDesk(instance));
    const floor = await floorRoom(instance, "one");
    const other = await floorRoom(instance, "two");
    const [inChat, onFloor, onOther] = [sayings(), sayings(), sayings()];
    const told = await duels(
      {
        latency: [latencyOf(chat, inChat), latencyOf(floor, onFloor)],
        latencyControl: [latencyOf(other, onOther), latencyOf(floor, onFloor)],
        throughput: [throughputOf(chat, inChat), throughputOf(floor, onFloor)],
        throughputControl: [throughputOf(other, onOther), throughputOf(floor, onFloor)],
        cpu: [cpuOf(instance, chat, inChat), cpuOf(instance, floor, onFloor)],
      },
      options.rounds,
    );
    const cpu = instance.cpuMs() === null ? [] : [row("processor time per message", "µs", told.cpu, 1.25)];
    return [
      row("message, visitor → agent", "ms", told.latency, 1.15),
      row("  control: floor against floor", "ms", told.latencyControl),
      row("messages through one chat", "/s", told.throughput, 0.8, true),
      row("  control: floor against floor", "/s", told.throughputControl),
      ...cpu,
    ];
  } finally {
    await instance.stop();
  }
}

function row(name: string, unit: string, told: Verdict, budget?: number, atLeast = false): Row {
  const { ratio, low, high, a, b } = told;
  const broken = budget !== undefined && (atLeast ? high < budget : low > budget);
  return {
    name,
    value: a,
    unit,
    baseline: b,
    ratio: { value: ratio, low, high },
    ...(budget === undefined ? {} : { budget, atLeast }),
    ok: !broken,
  };
}
