// The pure parts of the rating round: its list of movies, and what a key means in it.
import type { MovieSummary } from '../../../contract/movies.ts';
import { starsForKey } from '../../ui/star-input.ts';

/** The movies shown so far in their order, then those of the offer that are new. */
export function mergeRound(known: readonly MovieSummary[], offered: readonly MovieSummary[]): MovieSummary[] {
  const ids = new Set(known.map((movie) => movie.movieId));
  return [...known, ...offered.filter((movie) => !ids.has(movie.movieId))];
}

export type RoundAction =
  | { readonly kind: 'rate'; readonly stars: number | null; readonly goOn: boolean }
  | { readonly kind: 'forward' }
  | { readonly kind: 'back' };

/**
 * What a key does while a movie with `stars` is shown: digits rate and go on, left and right change by half a star and
 * wait, space and down go on, up goes back. Null where the key means nothing.
 */
export function roundAction(key: string, stars: number | null): RoundAction | null {
  switch (key) {
    case ' ':
    case 'Enter':
    case 'ArrowDown':
      return { kind: 'forward' };
    case 'ArrowUp':
      return { kind: 'back' };
    case 'PageUp':
    case 'PageDown':
    case 'Home':
    case 'End':
      return null;
    default: {
      const next = starsForKey(key, stars);
      return next === undefined ? null : { kind: 'rate', stars: next, goOn: /^[1-5.,]$/.test(key) };
    }
  }
}
