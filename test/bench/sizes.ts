// What a browser loads, gzipped: exact, so it is held in the tests as well as in the bench.
import { buildPages } from "../../src/web/build.mjs";
import type { Row } from "./row.ts";

/** KiB, after SPEC section 8. */
const budgets: Record<string, { name: string; budget: number }> = {
  widget: { name: "widget.js before opening", budget: 3 },
  panel: { name: "the opened panel, everything", budget: 24 },
  agent: { name: "agent page, everything", budget: 60 },
};

/** The words of one language: a page fetches one such file, so the largest counts. */
const wordsOf = /-[a-z]{2}(-[A-Z]{2})?-[0-9A-Z]{8}\.js$/;

export async function sizes(): Promise<Row[]> {
  const { files } = await buildPages({ quiet: true });
  return Object.entries(budgets).map(([page, { name, budget }]) => {
    const own = files.filter((file) => file.page === page);
    const always = own.filter(({ name }) => !wordsOf.test(name));
    const words = own.filter(({ name }) => wordsOf.test(name)).map(({ gzipBytes }) => gzipBytes);
    const bytes = always.reduce((sum, { gzipBytes }) => sum + gzipBytes, Math.max(0, ...words));
    const value = bytes / 1024;
    return { name, value, unit: "KiB gzip", budget, ok: own.length > 0 && value <= budget };
  });
}
