// Parses a title as MovieLens writes it: `City of Lost Children, The (Cité des enfants perdus, La) (1995)`.
import { withLeadingArticle } from '../library/catalogue/titles.ts';

export type ParsedTitle = {
  /** Article in front, without year and other titles. */
  title: string;
  year: number | null;
  alternativeTitles: string[];
};

/** `(1995)`, `(2006–2007)` with any dash, or the open `(2015– )`; a range counts from its first year. */
const yearAtEnd = /\s*\((\d{4})\s*(?:[-–—]\s*(?:\d{4})?)?\s*\)\s*$/u;
/** 100K marks video and television releases after the year. */
const mediumAtEnd = /\s*\((?:V|TV|VG)\)\s*$/u;
/** Far longer than any title; keeps hostile input from slowing the parser. */
const maxLength = 2000;
const alsoKnownAs = /^a\.?\s?k\.?\s?a\.?:?\s+/iu;

/** Never fails: a missing year is null, missing alternative titles are an empty list. */
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
 * The trailing parentheses and the text before them; null if they are part of a word, as in `Frontière(s)`, if the
 * title would be empty without them, or if it continues in them, as in `Birdman: Or (The Unexpected Virtue of Ignorance)`.
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
