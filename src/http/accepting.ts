// An agent answers an offer, or a supervisor takes a chat over. The place under the cap is taken first, in D1; the chat's
// object then decides who wins, and who lost gives the place back. An id that is not the agent's wakes no object.
import { resetIgnored } from "../db/agents.ts";
import type { ChatPlace } from "../db/chats.ts";
import { type ClaimAnswer, claimChat, releaseClaim } from "../db/claims.ts";
import type { Database } from "../db/database.ts";
import type { SignedIn } from "../db/sessions.ts";
import type { Env } from "../env.ts";
import type { Accepted } from "../protocol/agent-api.ts";
import type { RefusalCode } from "../protocol/refusals.ts";
import type { Result } from "../protocol/result.ts";
import { callObject } from "./call-object.ts";
import { Refusal, valueIn } from "./problems.ts";
import { inputOf, isOfTheirs, knownPlace, supervisedPlace } from "./supervising.ts";
import { viewOf } from "./view-of.ts";

export interface Answer {
  agent: SignedIn;
  chatId: string;
  offerId: string;
}

/** For whom a place is taken. */
type Claimant = Pick<SignedIn, "id" | "name">;
type ClaimCodes = Partial<Record<ClaimAnswer, RefusalCode>>;

export async function accept(env: Env, db: Database, answer: Answer): Promise<Accepted> {
  const { agent, chatId, offerId } = answer;
  const place = await knownPlace(db, chatId);
  await refuseStranded(env, chatId, place);
  await resetIgnored(db, agent.id);
  const input = inputOf(agent, place);
  return claimed(env, db, { agent, chatId }, () => env.CHATS.getByName(chatId).accept(input, offerId));
}

/** A department that was removed while the chat rang there has nobody who could take it: the chat looks elsewhere, at once. */
async function refuseStranded(
  env: Env,
  chatId: string,
  { isStranded, ringingDepartmentId }: ChatPlace,
): Promise<void> {
  if (!isStranded || ringingDepartmentId === null) return;
  valueIn(await callObject(() => env.CHATS.getByName(chatId).departmentGone(ringingDepartmentId)));
  throw new Refusal("department_closed");
}

export async function takeOver(
  env: Env,
  db: Database,
  { agent, chatId }: { agent: SignedIn; chatId: string },
): Promise<Accepted> {
  const input = inputOf(agent, await supervisedPlace(db, agent, chatId));
  return claimed(env, db, { agent, chatId }, () => env.CHATS.getByName(chatId).takeOver(input));
}

export async function decline(
  env: Env,
  db: Database,
  answer: Answer & { reason: string; because?: "offline" },
): Promise<void> {
  const { agent, chatId, offerId, reason, because } = answer;
  const place = await knownPlace(db, chatId);
  if (!isOfTheirs(agent, place)) throw new Refusal("not_found");
  await resetIgnored(db, agent.id);
  valueIn(
    await callObject(() =>
      env.CHATS.getByName(chatId).decline(inputOf(agent, place), offerId, reason, because),
    ),
  );
}

/**
 * Takes the agent's place, asks the object for the chat, and gives the place back where the object said no. `codes`: how a
 * place that cannot be had is told, where the agent is not the one who asks.
 */
export async function claimed(
  env: Env,
  db: Database,
  { agent, chatId, codes = {} }: { agent: Claimant; chatId: string; codes?: ClaimCodes },
  ask: () => Promise<Result<Accepted>>,
): Promise<Accepted> {
  const claim = await claimChat(db, chatId, agent.id, Date.now());
  if (claim !== "claimed") throw new Refusal(codes[claim] ?? claim);
  // When the object cannot be had, nobody knows who won: the claim stays, and the chat's end releases it.
  const answer = await callObject(ask);
  if (!answer.ok && !(await hasChat(env, agent, chatId))) await releaseClaim(db, chatId, agent.id);
  return valueIn(answer);
}

/** An agent who is refused may have the chat all the same, by an earlier offer: the place is needed then. */
async function hasChat(env: Env, agent: Claimant, chatId: string): Promise<boolean> {
  // Whether the agent serves it: that a supervisor may see it does not count.
  return (await viewOf(env, chatId, { agent, supervises: false })).ok;
}
