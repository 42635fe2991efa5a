// How text becomes the terms that the search index holds, and a typed query the terms that are sought. Terms are letters and
// digits alone, so nothing that somebody types is an operator; the index splits them at spaces and changes nothing.
import { limits } from "../protocol/limits.ts";

export interface Token {
  term: string;
  /** Where it stands in the text, UTF-16 code units. */
  from: number;
  to: number;
}

/** Words of the query that stand together: each word of it, or what was put in quotes. */
export interface Sought {
  terms: readonly string[];
  /** The last term is still being typed, so longer ones match, too. */
  isPrefix: boolean;
  /** Asked for as `#123`: the ticket of that number matches, too. */
  number: number | null;
}

/** Chinese, Japanese, Korean and others that put no spaces between words: each character is a term of its own. */
const single =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Yiii}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const ofWord = /[\p{L}\p{N}\p{M}\p{Co}]/u;
/** Marks, and the later letters of a Korean syllable, belong to the character before them. */
const joining = /[\p{M}\u1160-\u11ff]/u;
/** Shapes and directions of letters, which nobody types to search. */
const unseen = /\p{DI}/u;
const wordSpace = "\u200b";
const accents = /[\u0300-\u036f]/g;
/** Stands between two messages, so that no phrase begins in one and ends in the other. Nobody can ask for it. */
const border = "¶";
/** A term that is longer is cut, in the index as in the query, which cannot be longer. */
const longestTerm = limits.searchChars;
/** D1 takes no value of more than 2,000,000 bytes. */
const mostBytes = 1_800_000;
/** One letter begins too many words to be of use. */
const shortestPrefix = 2;

const folded = new Map<string, string>();
const mostFolded = 20_000;

/** Without case, accents and width. */
function fold(char: string): string {
  const known = folded.get(char);
  if (known !== undefined) return known;
  const made =
    unseen.test(char) && char !== wordSpace
      ? ""
      : char.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD").replace(accents, "").normalize();
  if (folded.size < mostFolded) folded.set(char, made);
  return made;
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  /** The token that the next character may belong to. */
  let open: Token | null = null;
  let openIsSingle = false;
  let at = 0;
  for (const char of text) {
    const from = at;
    at += char.length;
    for (const part of fold(char)) {
      if (!ofWord.test(part)) open = null;
      else if (open && (joining.test(part) || (!openIsSingle && !single.test(part)))) {
        open.term += part;
        open.to = at;
      } else {
        open = { term: part, from, to: at };
        openIsSingle = single.test(part);
        tokens.push(open);
      }
    }
  }
  for (const token of tokens) token.term = finished(token.term);
  return tokens;
}

function finished(term: string): string {
  const whole = term.normalize();
  return whole.length <= longestTerm ? whole : [...whole].slice(0, longestTerm).join("");
}

/** What a column of the index is given for these texts. */
export function termsOf(texts: readonly string[]): string {
  const terms: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    if (terms.length > 0) terms.push(border);
    bytes += 3;
    for (const { term } of tokensOf(text)) {
      // At most three bytes for each code unit, and a space.
      bytes += 3 * term.length + 1;
      if (bytes > mostBytes) return terms.join(" ");
      terms.push(term);
    }
  }
  return terms.join(" ");
}

/** Words are split at spaces, and a pair of quotes holds some together; one that is not closed yet is being typed. */
export function parseSearch(query: string): Sought[] {
  const parts = query.replace(/[“”„‟＂]/g, '"').split('"');
  const chunks = parts.flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\s+/)));
  // Behind a closing quote stands an empty part: nothing is being typed.
  const last = chunks.length - 1;
  return chunks.flatMap((chunk, index) => {
    const tokens = tokensOf(chunk);
    const final = tokens.at(-1)?.term ?? "";
    if (tokens.length === 0) return [];
    const number = /^\s*[#＃](\d{1,15})\s*$/.exec(chunk)?.[1];
    const isTyped = index === last && number === undefined && !single.test(final);
    return [
      {
        terms: tokens.map(({ term }) => term),
        isPrefix: isTyped && final.length >= shortestPrefix && final.length < longestTerm,
        number: number === undefined ? null : Number(number),
      },
    ];
  });
}

/** Whether the term, one of `sought`, is matched by this one. */
export function isHit({ terms, isPrefix }: Sought, place: number, term: string): boolean {
  const wanted = terms[place] ?? "";
  return isPrefix && place === terms.length - 1 ? term.startsWith(wanted) : term === wanted;
}

const textColumns = "{subject contact notes transcript}";

/** The index's own terms of a ticket: its number, and the department whose agents may find it. */
export function marksOf(number: number, departmentId: string): string {
  return `${numberMark(number)} ${departmentMark(departmentId)}`;
}

function numberMark(number: number): string {
  return `n${number}`;
}

function departmentMark(id: string): string {
  return id.replace(/[^0-9a-z]/g, "");
}

/**
 * The query as FTS5 takes it: every word of it, in a department within reach, so that of all others not even their number
 * shows. Null where nothing can be found: no words, or no departments.
 */
export function matchOf(search: readonly Sought[], reach: "all" | readonly string[]): string | null {
  if (search.length === 0 || (reach !== "all" && reach.length === 0)) return null;
  const wanted = search.map(({ terms, isPrefix, number }) => {
    const phrase = `${textColumns} : "${terms.join(" ")}"${isPrefix ? " *" : ""}`;
    return number === null ? `(${phrase})` : `((${phrase}) OR (marks : "${numberMark(number)}"))`;
  });
  if (reach !== "all")
    wanted.push(`(marks : (${reach.map((id) => `"${departmentMark(id)}"`).join(" OR ")}))`);
  return wanted.join(" AND ");
}
