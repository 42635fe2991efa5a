// What an automatic check of accessibility finds on a screen: axe-core against WCAG 2.2 A and AA, in light and in dark.
import fs from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Found {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Serious and critical findings in every frame of the page, one line each. */
export async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const frame of page.frames()) await frame.evaluate(comeToRest);
    for (const frame of page.frames())
      found.push(...(await auditFrame(frame)).map((line) => `${colorScheme}: ${line}`));
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}

export const narrow = { width: 390, height: 780 };
export const wide = { width: 1280, height: 800 };

/** The same on screens of several sizes, which must not scroll sideways. Leaves the page wide. */
export async function everyLook(page: Page, sizes = [narrow, wide]): Promise<string[]> {
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const lines = await findings(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) lines.push(`scrolls sideways by ${over} pixels`);
    found.push(...lines.map((line) => `${size.width}: ${line}`));
  }
  await page.setViewportSize(wide);
  return found;
}

/** Colours that change slowly would be measured on their way. What moves for ever is no change of colours. */
async function comeToRest(): Promise<void> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await nextFrame();
  await nextFrame();
  const passing = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.all(passing.map(({ finished }) => finished.catch(() => {})));
}

async function auditFrame(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(axe);
  const violations = await frame.evaluate(async (runOnly) => {
    const { axe: loaded } = globalThis as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Found[] }> };
    };
    // Each frame is looked at by itself.
    const told = await loaded.run(document, { runOnly, iframes: false, resultTypes: ["violations"] });
    return told.violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary: failureSummary ?? "" })),
    }));
  }, tags);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help}: ${JSON.stringify(target)}: ${failureSummary}`,
      ),
    );
}
