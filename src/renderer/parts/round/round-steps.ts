// The pure parts of the rating round: its list of movies, what a key means in it, and how fast it went.
import type { MarkKind } from '../../../contract/marks.ts';
import type { MovieSummary } from '../../../contract/movies.ts';
import { starsForKey } from '../../ui/star-input.ts';

/**
 * The movies up to `kept` as they are, so that what is on screen stays, then what was offered and is not among them:
 * what was to come before the last answer yields to what is worth asking after it.
 */
export function renewRound(
  known: readonly MovieSummary[],
  offered: readonly MovieSummary[],
  kept: number,
): MovieSummary[] {
  const stays = known.slice(0, kept);
  const ids = new Set(stays.map((movie) => movie.movieId));
  return [...stays, ...offered.filter((movie) => !ids.has(movie.movieId))];
}

/** The movie at `index`, before all that was to come; one that was to come anyway does not come twice. */
export function showNow(known: readonly MovieSummary[], movie: MovieSummary, index: number): MovieSummary[] {
  const isOther = ({ movieId }: MovieSummary): boolean => movieId !== movie.movieId;
  return [...known.slice(0, index), movie, ...known.slice(index).filter(isOther)];
}

/** Puts what is answered from `index` on before it, so that only open movies are to come; returns where those begin. */
export function answeredFirst(
  known: readonly MovieSummary[],
  index: number,
  isAnswered: (movie: MovieSummary) => boolean,
): { movies: MovieSummary[]; index: number } {
  const ahead = known.slice(index);
  const answered = ahead.filter(isAnswered);
  const open = ahead.filter((movie) => !isAnswered(movie));
  return { movies: [...known.slice(0, index), ...answered, ...open], index: index + answered.length };
}

export type RoundAction =
  | { readonly kind: 'rate'; readonly stars: number | null; readonly goOn: boolean }
  | { readonly kind: 'mark'; readonly mark: MarkKind }
  /** On to the next; one without stars has not been seen. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'forward' | 'back' | 'undo' };

/**
 * What a key does while a movie with `stars` is shown: digits and the point rate and go on, up and down change by half a star
 * and wait, left and right go through, Space passes, W and N mark, U undoes. Null if the key means nothing.
 */
export function roundAction(key: string, stars: number | null): RoundAction | null {
  switch (key) {
    case ' ':
      return { kind: 'pass' };
    case 'Enter':
    case 'ArrowRight':
      return { kind: 'forward' };
    case 'ArrowLeft':
      return { kind: 'back' };
    case 'u':
    case 'U':
      return { kind: 'undo' };
    case 'PageUp':
    case 'PageDown':
    case 'Home':
    case 'End':
      return null;
    default: {
      const mark = markForKey(key);
      if (mark !== undefined) return { kind: 'mark', mark };
      const next = starsForKey(key, stars);
      return next === undefined ? null : { kind: 'rate', stars: next, goOn: /^[1-5.,]$/.test(key) };
    }
  }
}

/** The mark that a key sets on the movie that has the focus: W for the watchlist, N for not for me. */
function markForKey(key: string): MarkKind | undefined {
  switch (key.toLowerCase()) {
    case 'w':
      return 'watchlist';
    case 'n':
      return 'hidden';
    default:
      return undefined;
  }
}
