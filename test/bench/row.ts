// One figure of the bench, beside what it is measured against.

export interface Row {
  name: string;
  value: number;
  unit: string;
  /** Value over baseline, with its 95 % interval. Only for what is measured, not for what is counted. */
  ratio?: { value: number; low: number; high: number };
  baseline?: number;
  /** The most (or, for `atLeast`, the least) that is allowed: of the ratio where there is one, else of the value. */
  budget?: number;
  atLeast?: boolean;
  /** False only where the whole interval breaks the budget. */
  ok: boolean;
}

function digits(value: number): string {
  return value >= 1000 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ name, value, unit, ratio, baseline, budget, atLeast, ok }) => [
    name,
    `${digits(value)} ${unit}`,
    baseline === undefined ? "" : `${digits(baseline)} ${unit}`,
    ratio ? `${ratio.value.toFixed(3)} (${ratio.low.toFixed(3)} to ${ratio.high.toFixed(3)})` : "",
    budget === undefined ? "" : `${atLeast ? "≥" : "≤"} ${budget}${ratio ? " ×" : ""}`,
    budget === undefined ? "" : ok ? "holds" : "BROKEN",
  ]);
  const all = [["what", "value", "baseline", "ratio (95 % interval)", "budget", ""], ...lines];
  const widths = (all[0] ?? []).map((_, i) => Math.max(...all.map((line) => (line[i] ?? "").length)));
  return all
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
