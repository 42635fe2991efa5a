// Vic before a website that is not Porchlight's, for the stories of embedding.
import { afterAll, beforeAll, expect } from "vitest";
import { type Language, type Person, sitDown } from "./browser.ts";
import { type HostPage, type Hosts, openHosts } from "./hosts.ts";
import type { Stage } from "./stage.ts";
import { atWebsite } from "./visitor.ts";

export const demoKey = "key_demodemodemodemodemo";

/** Call in the body of `stories`, after `setStage`. */
export function setHosts(stage: Stage) {
  let hosts: Hosts;
  const present: Person[] = [];

  beforeAll(async () => {
    hosts = await openHosts();
  });
  afterAll(async () => {
    for (const person of present) await person.leaves();
    await hosts.close();
    expect(present.flatMap(({ mishaps }) => mishaps)).toEqual([]);
  });

  async function vic(language: Language = "en", browser = stage.browser) {
    const person = await sitDown(browser, stage.runtime.origin, language, [hosts.origin]);
    present.push(person);
    const said: string[] = [];
    person.page.on("console", (line) => said.push(line.text()));
    return {
      ...atWebsite(person, person.page),
      /** What stands in the page's console. */
      said,
      at: (page: HostPage, key = demoKey) => hosts.url(page, person.network.origin, key),
      /** The page's own script calls and reads. */
      run: (script: string) => person.page.evaluate(script),
    };
  }

  return { vic, hosts: () => hosts };
}
