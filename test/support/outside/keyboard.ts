// Getting about a page with the keyboard alone.
import type { Locator, Page } from "playwright-core";

/** Presses Tab until this has the focus; a keyboard's user has no other way. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses <= most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached in ${most} presses of Tab: ${target}`);
}
