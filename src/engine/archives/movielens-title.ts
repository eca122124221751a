// Takes apart a title as MovieLens writes it: `City of Lost Children, The (Cité des enfants perdus, La) (1995)`.
import { withLeadingArticle } from '../library/catalogue/titles.ts';

export type ParsedTitle = {
  /** Article in front, without year and other titles. */
  title: string;
  year: number | null;
  alternativeTitles: string[];
};

/** `(1995)`, `(2006–2007)` with any dash, or the open `(2015– )`; a range counts from its first year. */
const yearAtEnd = /\s*\((\d{4})\s*(?:[-–—]\s*(?:\d{4})?)?\s*\)\s*$/u;
/** 100K marks what came out on video or television behind the year. */
const mediumAtEnd = /\s*\((?:V|TV|VG)\)\s*$/u;
/** No title comes near; taking apart one of megabytes would take for ever. */
const maxLength = 2000;
const alsoKnownAs = /^a\.?\s?k\.?\s?a\.?:?\s+/iu;

/** Never fails: what has no year keeps null, what has no other titles keeps none. */
export function parseMovieLensTitle(raw: string): ParsedTitle {
  const text = raw.slice(0, maxLength).replace(/\s+/gu, ' ').trim().replace(mediumAtEnd, '');
  const yearText = yearAtEnd.exec(text)?.[1];
  let rest = yearText === undefined ? text : text.replace(yearAtEnd, '');
  const alternativeTitles: string[] = [];
  for (let group = lastGroup(rest); group !== null; group = lastGroup(rest)) {
    rest = group.before;
    const title = withLeadingArticle(group.content.trim().replace(alsoKnownAs, ''));
    if (title !== '') alternativeTitles.unshift(title);
  }
  const title = withLeadingArticle(rest);
  return {
    title: title === '' ? text : title,
    year: yearText === undefined ? null : Number(yearText),
    alternativeTitles: [...new Set(alternativeTitles)].filter((other) => other !== title),
  };
}

/**
 * The parentheses that end the text, with what stands before them; null where they are part of a word, as in `Frontière(s)`, where the
 * title would be nothing without them, or where it goes on in them, as in `Birdman: Or (The Unexpected Virtue of Ignorance)`.
 */
function lastGroup(text: string): { before: string; content: string } | null {
  if (!text.endsWith(')')) return null;
  let depth = 0;
  for (let at = text.length - 1; at > 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    if (text[at] === '(') depth -= 1;
    if (depth > 0) continue;
    const before = text.slice(0, at).trim();
    const goesOn = before === '' || text[at - 1] !== ' ' || /(?:\bor|\band|&)$/iu.test(before);
    return goesOn ? null : { before, content: text.slice(at + 1, -1) };
  }
  return null;
}
