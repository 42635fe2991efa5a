// What a file of stories plays on: Porchlight started as a user starts it, and a browser. One of each for the file.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { type Account, type Agent, agent, atDesk } from "./agent.ts";
import { chromiumPath, type Language, openBrowser, type Person, sitDown } from "./browser.ts";
import { type AgentCaller, signIn } from "./callers.ts";
import { type Runtime, startRuntime } from "./runtime.ts";
import { type Visitor, visitor } from "./visitor.ts";

const password = "porchlight-demo";
export const ada: Account = { name: "Ada", email: "ada@example.com", password };
export const bo: Account = { name: "Bo", email: "bo@example.com", password };
/** She supervises, and is of Sales too. */
export const sue: Account = { name: "Sue", email: "sue@example.com", password };

export interface Stage {
  runtime: Runtime;
  browser: Browser;
  /** Ada at the REST doors: what stands in a ticket is read there. */
  reader: AgentCaller;
  vic(language?: Language): Promise<Visitor>;
  /** Signed in and online. */
  atWork(account: Account, language?: Language): Promise<Agent>;
  /** With the sign-in page before them. */
  atTheDoor(account: Account, language?: Language): Promise<Agent>;
}

/** Stories need a Chromium; without one they are skipped, and `npm test` says so. */
export const stories = describe.skipIf(chromiumPath === null);

/** Call in the body of `stories`. `prepare` runs before anybody comes; `env` is what `npm start` is given. */
export function setStage(
  prepare: (runtime: Runtime) => Promise<unknown> = async () => {},
  env: Record<string, string> = {},
): Stage {
  const stage = {} as Stage;
  let present: Person[] = [];

  beforeAll(async () => {
    [stage.runtime, stage.browser] = await Promise.all([startRuntime(env), openBrowser()]);
    await prepare(stage.runtime);
    stage.reader = await signIn(stage.runtime.origin, ada);
  });
  afterEach(async () => {
    const mishaps = present.flatMap((person) => person.mishaps);
    for (const person of present) await person.leaves();
    present = [];
    expect(mishaps).toEqual([]);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.runtime?.stop();
  });

  function noted<P extends Person>(person: P): P {
    present.push(person);
    return person;
  }
  stage.vic = async (language) => noted(await visitor(stage.browser, stage.runtime.origin, language));
  stage.atWork = async (account, language) =>
    noted(await agent(stage.browser, stage.runtime.origin, account, language));
  stage.atTheDoor = async (account, language) => {
    const person = noted(await sitDown(stage.browser, stage.runtime.origin, language));
    return atDesk(person, person.page, account);
  };
  return stage;
}
