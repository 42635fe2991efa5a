// A chat of 5,000 entries: it is open at once, nothing jumps while it is read up to its beginning, and typing in it is
// what it is in an empty chat, on a slow device too.
import { afterAll, expect, it } from "vitest";
import { byTurns, feelOf, frameMs, median, slowDown } from "../support/outside/frames.ts";
import { beginChat, type LongChat, lineOf, talkOn, withoutFrameLimit } from "../support/outside/long-chat.ts";
import { until } from "../support/outside/runtime.ts";
import { ascend } from "../support/outside/scrolling.ts";
import { ada, bo, setStage, stories } from "../support/outside/stage.ts";

const messages = 5000;
const sentence = "The quick brown fox.";
/** As fast as a good typist. */
const betweenKeysMs = 80;

stories("a chat of 5,000 messages", () => {
  const chats: LongChat[] = [];
  const stage = setStage(async (runtime) => {
    const long = await beginChat(runtime, ada, { name: "Vic", question: lineOf(1) });
    chats.push(long, await beginChat(runtime, bo, { name: "Vic", question: "Hello?" }));
    await talkOn(long, messages);
  }, withoutFrameLimit);
  afterAll(() => {
    for (const chat of chats) chat.leave();
  });

  it("is read up to its beginning: every line once, in order, none moves under the reader", async () => {
    const { page, log } = await stage.atWork(ada);
    await log.getByText(lineOf(messages), { exact: true }).waitFor();
    const { met, furthestOff, mostElements, blanks } = await ascend(page, 1000);
    expect(met).toEqual(Array.from({ length: messages }, (_, n) => messages - n));
    expect(furthestOff).toBeLessThanOrEqual(2);
    expect(blanks).toBe(0);
    // About 400 lines, and an empty box for each 25 of the others.
    expect(mostElements).toBeLessThan(6000);
  });

  it("is left where its reader is, when lines come in and when its room changes", async () => {
    const { page, log, t, composer } = await stage.atWork(ada);
    const [long] = chats as [LongChat];
    await log.getByText(lineOf(messages), { exact: true }).waitFor();
    const box = await log.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 100);
    await page.mouse.wheel(0, -3000);
    const line = () =>
      log.evaluate((element) => {
        const edge = element.getBoundingClientRect().top;
        const first = [...element.querySelectorAll(".message")].find(
          (message) => message.getBoundingClientRect().top >= edge,
        );
        return {
          text: first?.textContent,
          top: Math.round((first?.getBoundingClientRect().top ?? 0) - edge),
        };
      });
    let before = await line();
    await until("the wheel is at rest", async () => {
      const was = before;
      before = await line();
      return (
        was.top === before.top && was.text === before.text && (await log.evaluate((el) => el.scrollTop)) > 0
      );
    });
    long.vic.say("Are you still there?");
    await page.getByRole("button", { name: t("chat.newMessages") }).waitFor();
    expect(await line()).toEqual(before);
    await composer.fill("One line,\nand another,\nand a third.");
    expect(await line()).toEqual(before);
    await page.getByRole("button", { name: t("chat.newMessages") }).click();
    await log.getByText("Are you still there?").waitFor();
    await page.setViewportSize({ width: 700, height: 500 });
    await expect
      .poll(() => log.evaluate((el) => el.scrollHeight - el.clientHeight - el.scrollTop))
      .toBeLessThan(2);
  });

  /** Ada has the whole long chat in her page, Bo an empty one. */
  async function comeToTheirChats() {
    const long = await stage.atWork(ada);
    const empty = await stage.atWork(bo);
    await long.log.getByText("Are you still there?").waitFor();
    await empty.composer.waitFor();
    await ascend(long.page, 100_000);
    await long.log.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    return { long, empty };
  }

  it("is open nearly as soon as an empty one", async () => {
    const { long, empty } = await comeToTheirChats();
    async function opens({ page, log }: typeof long) {
      const goes = (to: string) => page.locator(`.modules a[href="#/${to}"]`).click();
      await goes("canned");
      await log.waitFor({ state: "detached" });
      return feelOf(
        page,
        async () => {
          await goes("chats");
          await log.locator(".message").last().waitFor();
          await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next))));
        },
        ".log .message",
      );
    }
    const felt = await byTurns(
      5,
      () => opens(long),
      () => opens(empty),
    );
    const work = median(felt.map(([one, other]) => one.workMs / other.workMs));
    console.log(`opened with ${work.toFixed(2)} × the work of an empty chat`);
    expect(work).toBeLessThan(4);
  });

  it("takes its keys as an empty one does, on a slow device", async () => {
    const { long, empty } = await comeToTheirChats();
    async function types({ page, composer }: typeof long) {
      await page.bringToFront();
      await composer.fill("");
      return feelOf(page, () => page.keyboard.type(sentence, { delay: betweenKeysMs }));
    }
    for (const { page } of [long, empty]) await slowDown(page, 4);
    const felt = await byTurns(
      5,
      () => types(long),
      () => types(empty),
    );
    const work = median(felt.map(([one, other]) => one.workMs / other.workMs));
    const later = median(felt.map(([one, other]) => one.shownMs - other.shownMs));
    console.log(
      `a key: ${work.toFixed(2)} × the work, shown ${later.toFixed(1)} ms later than in an empty chat`,
    );
    expect(work).toBeLessThan(1.6);
    expect(later).toBeLessThan(frameMs);
  });
});
