// Random lives of a chat for the properties: arbitrary commands at rising times.
import * as fc from "fast-check";
import { type Actor, type Chat, type ChatCommand, openOffer } from "../../src/domain/chat.ts";
import { routingModes } from "../../src/domain/routing.ts";
import { ratings, type Skipped } from "../../src/protocol/entry.ts";
import {
  ada,
  beginLife,
  bo,
  cy,
  departmentId,
  freshOfferId,
  type Life,
  offerId,
  openCommand,
  otherDepartmentId,
  step,
  sue,
  tick,
  vic,
} from "./chat-lives.ts";
import { rings, talks } from "./chat-scenes.ts";

/** A step of a random life: a command, or the clock alone. */
export type Step = { waitMs: number; command: ChatCommand | null };

const actor = fc.constantFrom<Actor>(vic, vic, ada, ada, bo, bo, cy, sue);
const agent = fc.constantFrom(ada, bo, sue);
const frame = fc.record({
  client: fc.constantFrom("client-one-aaaaaa", "client-two-bbbbbb"),
  n: fc.nat({ max: 12 }),
});
/** Stands for the offer that is open when the step is taken. */
const current = "current";
const someOffer = fc.constantFrom(current, current, current, offerId);
const fresh = "fresh";
const rung = fc
  .subarray([ada, bo])
  .map((agents) => agents.map(({ id: agentId, name }) => ({ agentId, name })));
const lastFrame = { client: "client-end-eeeeee", n: 1 };
const epoch = fc.option(fc.nat({ max: 2 }), { nil: null });
const at = fc.constant(0);

const command: fc.Arbitrary<ChatCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom("say" as const, "say" as const, "attach" as const),
      at,
      actor,
      frame,
      file: fc.constant({ id: "file_1", name: "a.png", type: "image/png", bytes: 9 }),
      body: fc.string({ minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("end" as const),
      at,
      actor,
      frame,
      epoch,
      afterSeconds: fc.option(fc.integer({ min: 5, max: 300 }), { nil: null }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("keep" as const), at, actor, frame, epoch }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant("accept" as const), at, actor, offerId: someOffer }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("decline" as const),
      at,
      actor,
      offerId: someOffer,
      reason: fc.constantFrom("", "busy"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("answerOffer" as const),
      at,
      offerId: someOffer,
      attempt: fc.constantFrom(0, 0, 0, 1),
      rung,
      skipped: fc.constant<Skipped[]>([]),
      isAwaited: fc.boolean(),
      alone: fc.constantFrom(null, "turn" as const, "preferred" as const),
      nextOfferId: fc.constant(fresh),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("request" as const),
      at,
      actor: agent,
      frame,
      kind: fc.constantFrom("transfer" as const, "invite" as const),
      department: fc.constantFrom(
        { id: departmentId, name: "Support" },
        { id: otherDepartmentId, name: "Sales" },
      ),
      to: fc.constantFrom(null, ...[ada, bo].map(({ id, name }) => ({ id, name }))),
      message: fc.constantFrom("", "please"),
      epoch,
      offerId: fc.constant(fresh),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("cancelOffer" as const), at, actor, frame, offerId: someOffer }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("leave" as const),
      at,
      actor,
      frame,
      offerId: fc.constant(fresh),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("takeOver" as const), at, actor }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("assign" as const),
      at,
      actor: fc.constantFrom<Actor>(sue, sue, sue, ada, vic),
      to: agent.map(({ id, name }) => ({ id, name })),
      departmentId: fc.constantFrom(departmentId, departmentId, otherDepartmentId),
      epoch,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("note" as const),
      at,
      actor,
      frame,
      body: fc.constant("careful"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom("agentGone" as const, "agentBack" as const),
      at,
      agentId: agent.map(({ id }) => id),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("leaveMessage" as const),
      at,
      actor,
      frame,
      body: fc.constant("call me"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("rate" as const),
      at,
      actor,
      frame,
      rating: fc.constantFrom(...ratings),
      comment: fc.constantFrom("", "quick"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("departmentGone" as const),
      at,
      departmentId: fc.constantFrom(departmentId, otherDepartmentId),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom("visitorGone" as const, "visitorBack" as const), at }),
  },
);

const wait = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 5_000 }) },
  { weight: 1, arbitrary: fc.nat({ max: 120_000 }) },
);

const aStep: fc.Arbitrary<Step> = fc.record({
  waitMs: wait,
  command: fc.option(command, { nil: null, freq: 8 }),
});
export const steps: fc.Arbitrary<Step[]> = fc.array(aStep, { maxLength: 40 });

export const settings = fc.record({
  ringSeconds: fc.constantFrom(10, 60),
  silentWarnMinutes: fc.constantFrom(null, 1),
  silentEndMinutes: fc.constantFrom(null, 2),
  routing: fc.constantFrom(...routingModes),
  turnSeconds: fc.constantFrom(5, 20),
  overflow: fc.constantFrom(null, { id: otherDepartmentId, name: "Sales" }),
  preferredAgentId: fc.constantFrom(null, ada.id),
  ratingEnabled: fc.constantFrom(true, true, false),
});

/** All lives on the way, the first being the chat just opened. The clock ticks before each command, as alarms do. */
export function live(from: Life, path: readonly Step[]): Life[] {
  const lives = [from];
  let now = from.chat.at;
  let life = from;
  for (const { waitMs, command } of path) {
    now += waitMs;
    life = tick(life, now);
    if (command) life = step(life, meant({ ...command, at: now }, life.chat));
    lives.push(life);
  }
  return lives;
}

/** Puts in what only the moment knows: the offer that is open, its attempt, an id for a new one. */
function meant(command: ChatCommand, chat: Chat): ChatCommand {
  const offer = openOffer(chat);
  const said = { ...command };
  if ("offerId" in said && said.offerId === current) said.offerId = offer?.id ?? offerId;
  if ("offerId" in said && said.offerId === fresh) said.offerId = freshOfferId();
  if ("nextOfferId" in said && said.nextOfferId === fresh) said.nextOfferId = freshOfferId();
  if (said.type === "answerOffer" && said.attempt === 0) said.attempt = offer?.attempt ?? 1;
  return said;
}

const livesOfChance = fc
  .tuple(settings, steps)
  .map(([chosen, path]) =>
    live(beginLife({ ...openCommand, chat: { ...openCommand.chat, settings: chosen } }), path),
  );

/** What Vic says of the chat, out of order and again at times. */
const rating: fc.Arbitrary<Step> = fc.record({
  waitMs: wait,
  command: fc.record({
    type: fc.constant("rate" as const),
    at,
    actor: fc.constant(vic),
    frame: fc.record({
      client: fc.constantFrom("client-three-ccccc", "client-four-dddddd"),
      n: fc.nat({ max: 30 }),
    }),
    rating: fc.constantFrom(...ratings),
    comment: fc.constantFrom("", "quick"),
  }),
});
const afterwards = fc.array(fc.oneof({ weight: 3, arbitrary: rating }, aStep), { maxLength: 30, size: "+1" });

/** The same of a chat that Ada has taken, that Sue ends on its way, and that Vic rates: chance alone seldom leads so far. */
export const answeredLives = fc.tuple(settings, steps, afterwards).map(([chosen, talk, after]) => {
  const taken = talks(rings(beginLife({ ...openCommand, chat: { ...openCommand.chat, settings: chosen } })));
  const end = { type: "end", at: 0, actor: sue, frame: lastFrame, afterSeconds: null, epoch: null } as const;
  return live(taken, [...talk, { waitMs: 0, command: end }, ...after]);
});

/** A chat that waits or that Ada has, and that Sue gives to somebody on its way, whatever else happens to it. */
export const givenLives = fc
  .tuple(fc.boolean(), settings, steps, agent, steps)
  .map(([isWaiting, chosen, before, { id, name }, after]) => {
    const begun = beginLife({ ...openCommand, chat: { ...openCommand.chat, settings: chosen } });
    const to = { id, name };
    const command = { type: "assign", at: 0, actor: sue, to, departmentId, epoch: null } as const;
    return live(isWaiting ? begun : talks(rings(begun)), [
      ...before.slice(0, 6),
      { waitMs: 0, command },
      ...after,
    ]);
  });

/** Some that chance alone leads, some that are certainly answered and ended, or given to somebody. */
export const someLives = fc.oneof(
  { weight: 3, arbitrary: livesOfChance },
  { weight: 1, arbitrary: answeredLives },
  { weight: 1, arbitrary: givenLives },
);

export function last(lives: readonly Life[]): Life {
  const life = lives.at(-1);
  if (!life) throw new Error("a life has at least its beginning");
  return life;
}
