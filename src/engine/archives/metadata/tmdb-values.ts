// Values as The Movies Dataset writes them, in all of its tables.
import { readDictionaries, type PythonValue } from './python-literal.ts';

const mostKeywordLength = 60;

/** TMDB's number as a table writes it, also as `862.0`; null for anything that is none. */
export function readId(text: string): number | null {
  const id = /^(\d{1,9})(?:\.0)?$/u.exec(text)?.[1];
  return id === undefined || Number(id) === 0 ? null : Number(id);
}

/** The same of a number within a list. */
export function idOf(value: PythonValue | undefined): number | null {
  return typeof value === 'number' || typeof value === 'string' ? readId(String(value)) : null;
}

/** The names in a list of keywords, each once; other texts hold none. */
export function readKeywords(text: string): string[] {
  const names = readDictionaries(text).map(({ name }) => (typeof name === 'string' ? name.trim() : ''));
  return [...new Set(names)].filter((name) => name !== '' && name.length <= mostKeywordLength);
}
