// Where in a ticket the words were found: short pieces of its texts, those that match marked. Case and accents do not count,
// since the index knows none.
import type { Excerpt } from "../protocol/ticket-api.ts";
import { isHit, type Sought, type Token, tokensOf } from "./search-text.ts";
import type { SearchedText } from "./searched-texts.ts";

/** UTF-16 code units of one excerpt, and of those before its first hit. */
const excerptChars = 180;
const leadChars = 50;
/** How far a cut is moved to fall between two words. */
const slackChars = 20;
/** So many hits of one text are looked at for the best place. */
const mostWeighed = 200;
/** Beside subject and contact, which are shown whole. */
const mostExcerpts = 2;

interface Hit {
  from: number;
  to: number;
  /** Which of the sought. */
  of: number;
}

export function excerptsOf(search: readonly Sought[], texts: readonly SearchedText[]): Excerpt[] {
  const found = texts
    .map((searched) => ({ ...searched, hits: hitsIn(search, tokensOf(searched.text)) }))
    .filter(({ hits }) => hits.length > 0);
  const head = found.filter(({ where }) => where === "subject" || where === "contact");
  const shown = new Set(head.flatMap(({ hits }) => hits.map(({ of }) => of)));
  const body = found.filter(({ where }) => where === "note" || where === "transcript");
  const chosen: typeof body = [];
  // The ones that show most of what is not shown yet; if all is shown, the first.
  while (chosen.length < mostExcerpts && chosen.length < body.length) {
    const news = ({ hits }: (typeof body)[number]) =>
      new Set(hits.filter(({ of }) => !shown.has(of)).map(({ of }) => of)).size;
    const [best] = body.filter((one) => !chosen.includes(one)).sort((a, b) => news(b) - news(a));
    if (!best || (chosen.length > 0 && news(best) === 0)) break;
    chosen.push(best);
    for (const { of } of best.hits) shown.add(of);
  }
  return [
    ...head.map(({ where, text, hits }) => excerpt(where, text, hits, { from: 0, to: text.length })),
    ...chosen.map(({ where, text, hits }) => excerpt(where, text, hits, windowOf(text, hits))),
  ];
}

function hitsIn(search: readonly Sought[], tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (const [of, sought] of search.entries())
    for (const [first, start] of tokens.entries()) {
      if (!isHit(sought, 0, start.term)) continue;
      const run = tokens.slice(first, first + sought.terms.length);
      const end = run.at(-1) ?? start;
      if (run.length === sought.terms.length && run.every(({ term }, place) => isHit(sought, place, term)))
        hits.push({ from: start.from, to: end.to, of });
    }
  return hits.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Where most of the different hits stand near each other, the first such place. */
function windowOf(text: string, all: readonly Hit[]): { from: number; to: number } {
  if (text.length <= excerptChars) return { from: 0, to: text.length };
  const hits = all.slice(0, mostWeighed);
  const near = (hit: Hit) =>
    new Set(
      hits
        .filter(({ from, to }) => from >= hit.from && to <= hit.from + excerptChars - leadChars)
        .map(({ of }) => of),
    ).size;
  let anchor = hits[0] ?? { from: 0, to: 0, of: 0 };
  let most = near(anchor);
  for (const hit of hits) {
    const here = near(hit);
    if (here > most) [anchor, most] = [hit, here];
  }
  const from = startNear(text, Math.max(0, anchor.from - leadChars), anchor.from);
  return { from, to: endNear(text, Math.min(text.length, from + excerptChars), anchor.to) };
}

/** From `from` on, before `hit`, behind a space if there is one near, and never inside of a character. */
function startNear(text: string, from: number, hit: number): number {
  if (from === 0) return 0;
  const space = text.slice(from, Math.min(hit, from + slackChars)).search(/\s\S/);
  return space >= 0 ? from + space + 1 : atCharacter(text, from);
}

function endNear(text: string, to: number, hitEnd: number): number {
  if (to >= text.length) return text.length;
  const least = Math.max(Math.min(hitEnd, to), to - slackChars);
  const space = text.slice(least, to).search(/\s\S*$/);
  return space >= 0 ? least + space : atCharacter(text, to);
}

function atCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

function excerpt(
  where: Excerpt["where"],
  text: string,
  hits: readonly Hit[],
  { from, to }: { from: number; to: number },
): Excerpt {
  const pieces: Excerpt["pieces"] = [];
  let at = from;
  const add = (end: number, hit: boolean) => {
    const upTo = Math.min(end, to);
    if (upTo <= at) return;
    const last = pieces.at(-1);
    const piece = text.slice(at, upTo);
    if (last && last.hit === hit) last.text += piece;
    else pieces.push({ text: piece, hit });
    at = upTo;
  };
  for (const hit of hits) {
    if (hit.to <= at) continue;
    add(hit.from, false);
    add(hit.to, true);
  }
  add(to, false);
  return { where, pieces, cut: { before: from > 0, after: to < text.length } };
}
