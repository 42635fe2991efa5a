import fc from "fast-check";
import { expect, it } from "vitest";
import { contrast, schemeOf } from "../../src/domain/colours.ts";

const pages = { light: "#ffffff", dark: "#161a19" } as const;

it("black on white has the contrast of 21 that WCAG gives it, and a colour on itself has 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#0b5f5a", "#0b5f5a")).toBe(1);
});

it("an accent that can be read stays what it is", () => {
  expect(schemeOf("#0B5F5A", "light")).toMatchObject({
    surface: "#0b5f5a",
    accent: "#0b5f5a",
    onSurface: "#ffffff",
  });
});

it("whatever accent a site chooses, everything of it can be read, in the light and in the dark", () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, fc.constantFrom("light" as const, "dark" as const), (accent, page) => {
      const scheme = schemeOf(accent, page);
      const pairs: [string, string][] = [
        [scheme.onSurface, scheme.surface],
        [scheme.onSurface, scheme.surfaceStrong],
        [scheme.accent, pages[page]],
        [scheme.accent, scheme.soft],
        [scheme.onAccent, scheme.accent],
        [scheme.onAccent, scheme.accentStrong],
      ];
      for (const [one, other] of pairs) expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
