// Which help articles may answer what a visitor is typing. A question has many words that say nothing, so any word that
// means something may match; how rare it is among what was found, and whether the title has it, decides the order.
import { limits } from "../protocol/limits.ts";
import { tokensOf } from "./search-text.ts";

/** A word by its stem, or two characters side by side of a script without spaces. */
export interface Clue {
  terms: readonly string[];
  /** Still being typed: longer words match, too. */
  isPrefix: boolean;
}

export interface Findable {
  id: string;
  title: string;
  /** Without markup. */
  words: string;
  /** The site's own order. */
  position: number;
}

const mostClues = 24;
const shortestWord = 3;
const titleWeight = 3;
const single = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]$/u;

/** Words that a question of any kind has. */
const empty = new Set(
  "about all also and any are can could did does for from had has have hello help her him his how into its just like may more much need not off our out please she should some than that the their them then there they this too want was were what when where which who why will with would you your".split(
    " ",
  ),
);
const emptyCharacters = /[的了吗呢吧啊我你您他她它们请是在有和也都就这那么怎什哪要会能可以]/;

export function cluesOf(question: string): Clue[] {
  const tokens = tokensOf(question);
  const clues = new Map<string, Clue>();
  const isTyping = tokens.at(-1)?.to === question.length;
  for (const [place, token] of tokens.entries()) {
    const { term, to } = token;
    const next = tokens[place + 1];
    if (single.test(term)) {
      if (next?.from !== to || !single.test(next.term) || emptyCharacters.test(term + next.term)) continue;
      clues.set(`${term} ${next.term}`, { terms: [term, next.term], isPrefix: false });
    } else if (term.length >= shortestWord && !empty.has(term)) {
      const isPrefix = isTyping && next === undefined;
      const stem = isPrefix ? term : stemOf(term);
      clues.set(stem, { terms: [stem], isPrefix });
    }
    if (clues.size >= mostClues) break;
  }
  return [...clues.values()];
}

/** Enough to find 'lamp' by 'lamps' and 'delivery' by 'delivered'; what it cuts is cut on both sides. */
function stemOf(word: string): string {
  const stem = word.replace(/(.)\1(?:ing|ed)$/, "$1").replace(/(?:ies|ied|ing|ed|es|s|y)$/, "");
  return stem.length >= shortestWord ? stem : word;
}

/** As FTS5 takes it, within one site's articles; null where nothing is asked for. Terms are letters and digits alone. */
export function articleMatchOf(clues: readonly Clue[], siteMark: string): string | null {
  if (clues.length === 0) return null;
  const wanted = clues.map(({ terms }) => (terms.length > 1 ? `"${terms.join(" ")}"` : `"${terms[0]}" *`));
  return `(marks : "${siteMark}") AND ({title words} : (${wanted.join(" OR ")}))`;
}

/** The index's own term of a site. */
export function siteMarkOf(siteId: string): string {
  return siteId.replace(/[^0-9a-z]/g, "");
}

/** The few that fit best, the best first. */
export function suggested<A extends Findable>(
  found: readonly A[],
  clues: readonly Clue[],
  most: number = limits.suggestedMax,
): A[] {
  const looked = found.map((article) => ({
    article,
    inTitle: hitsOf(article.title, clues),
    inWords: hitsOf(article.words, clues),
  }));
  const weights = clues.map((_, n) => {
    const having = looked.filter(({ inTitle, inWords }) => inTitle[n] || inWords[n]).length;
    return Math.log(1 + (found.length + 1) / (having + 1));
  });
  const scored = looked.flatMap(({ article, inTitle, inWords }) => {
    let score = 0;
    let hits = 0;
    for (const [n, weight] of weights.entries()) {
      if (inTitle[n]) score += titleWeight * weight;
      else if (inWords[n]) score += weight;
      if (inTitle[n] || inWords[n]) hits += 1;
    }
    // One word of many, and only in passing, is an accident.
    const isLikely = inTitle.includes(true) || hits > 1 || (hits === 1 && clues.length <= 2);
    return isLikely ? [{ article, score }] : [];
  });
  return scored
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.article.position - b.article.position ||
        (a.article.id < b.article.id ? -1 : 1),
    )
    .slice(0, most)
    .map(({ article }) => article);
}

function hitsOf(text: string, clues: readonly Clue[]): boolean[] {
  const terms = tokensOf(text).map(({ term }) => term);
  const stems = new Set(terms.map(stemOf));
  const pairs = new Set(terms.map((term, place) => `${term} ${terms[place + 1] ?? ""}`));
  return clues.map(({ terms: wanted, isPrefix }) => {
    const [first = ""] = wanted;
    if (wanted.length > 1) return pairs.has(wanted.join(" "));
    return isPrefix ? terms.some((term) => term.startsWith(first)) : stems.has(first);
  });
}
