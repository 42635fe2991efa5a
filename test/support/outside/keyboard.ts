// What somebody can do who has only a keyboard.
import type { Locator, Page } from "playwright-core";
import { until } from "./runtime.ts";

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Presses Tab until this has the focus. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses <= most; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached in ${most} presses of Tab: ${target}`);
}

/** Tab, and then Enter. */
export async function pressesOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** The focus comes to this by itself. */
export async function standsOn(what: string, target: Locator): Promise<void> {
  await target.waitFor();
  await until(`the focus is on ${what}`, () => hasFocus(target).catch(() => false));
}

/** What had the focus is gone, and the focus with it only for a moment. */
export async function standsSomewhere(page: Page): Promise<void> {
  await until("the focus is somewhere", () => page.evaluate(() => document.activeElement !== document.body));
}
