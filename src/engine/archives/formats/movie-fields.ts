// Fields of movies as the MovieLens sets write them: ids, titles with their year, genres under one name in all sets.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { NewMovie } from '../../library/catalogue/catalogue-input.ts';
import { parseMovieLensTitle } from '../movielens-title.ts';

const noGenres = '(no genres listed)';
const maxId = 2 ** 31 - 1;

/** A whole number that an id can be, also as a spreadsheet writes it, `1.0`; null for anything else. */
export function toId(text: string): number | null {
  const trimmed = text.trim().replace(/[.,]0+$/u, '');
  if (!/^\d{1,10}$/u.test(trimmed)) return null;
  const id = Number(trimmed);
  return id <= maxId ? id : null;
}

/** The movie of a row, or the reason why it is invalid. */
export function toMovie(movieId: string, rawTitle: string, genres: readonly string[]): NewMovie | SkipReason {
  const id = toId(movieId);
  if (id === null) return 'the movie id is not a whole number';
  if (rawTitle.trim() === '') return 'the title is empty';
  return { movieId: id, ...parseMovieLensTitle(rawTitle), genres };
}

/** `Adventure|Children's` as a list, in the names of the newer sets. */
export function splitGenres(text: string): string[] {
  return text
    .split('|')
    .map((genre) => genre.trim())
    .filter((genre) => genre !== '' && genre !== noGenres)
    .map(newerGenreName);
}

/** The sets of 1998 and 2003 write `Children's` where newer ones write `Children`. */
export function newerGenreName(genre: string): string {
  return genre === "Children's" ? 'Children' : genre;
}
