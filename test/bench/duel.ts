// Compares two things in one process: blocks in the order A B B A, the ratio of each such four, and of all
// the ratios the median with its 95 % interval. What drifts hits both alike.

export interface Verdict {
  /** Median of A over B. */
  ratio: number;
  /** The median's 95 % interval, by rank: it assumes nothing about how the noise is spread. */
  low: number;
  high: number;
  /** Medians of the blocks' own figures. */
  a: number;
  b: number;
}

/** A block does its work and says one figure. */
export type Block = () => Promise<number>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper;
}

/** Ranks (from 0) between which the median of `n` values lies with at least 95 %, by the binomial distribution. */
export function medianRanks(n: number): [number, number] {
  let probability = 0.5 ** n;
  let below = probability;
  let rank = 0;
  while (below <= 0.025 && rank < n / 2) {
    rank++;
    probability *= (n - rank + 1) / rank;
    below += probability;
  }
  const low = Math.max(0, rank - 1);
  return [low, n - 1 - low];
}

export function verdict(fours: readonly { a: number; b: number }[]): Verdict {
  const ratios = fours.map(({ a, b }) => a / b).sort((x, y) => x - y);
  const [low, high] = medianRanks(ratios.length);
  return {
    ratio: median(ratios),
    low: ratios[low] ?? Number.NaN,
    high: ratios[high] ?? Number.NaN,
    a: median(fours.map(({ a }) => a)),
    b: median(fours.map(({ b }) => b)),
  };
}

/** Runs several duels side by side, a four of each in turn, so that all see the same weather. */
export async function duels<K extends string>(
  pairs: Record<K, [a: Block, b: Block]>,
  rounds: number,
  warmUps = 2,
): Promise<Record<K, Verdict>> {
  const names = Object.keys(pairs) as K[];
  const fours = new Map<K, { a: number; b: number }[]>(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++)
    for (const name of names) {
      const [a, b] = pairs[name];
      const figures = [await a(), await b(), await b(), await a()] as const;
      if (round >= 0)
        fours.get(name)?.push({ a: (figures[0] + figures[3]) / 2, b: (figures[1] + figures[2]) / 2 });
    }
  return Object.fromEntries(names.map((name) => [name, verdict(fours.get(name) ?? [])])) as Record<
    K,
    Verdict
  >;
}
