// The marked movies as they are looked at: sorted, with what waits for its movie at the end.
import { z } from 'zod';
import type { Mark } from '../../../contract/marks.ts';
import type { MarkedSummary } from '../../../contract/marks-calls.ts';

export type MarkedMovie = {
  readonly mark: Mark;
  /** Null if the mark waits for its movie. */
  readonly movie: MarkedSummary | null;
};

export const markSortSchema = z.enum(['newest', 'oldest', 'predicted', 'mean', 'runtime', 'year', 'title']);
export type MarkSort = z.infer<typeof markSortSchema>;

/** Each mark with its movie. */
export function joinMarks(marks: readonly Mark[], movies: readonly MarkedSummary[]): MarkedMovie[] {
  const byId = new Map(movies.map((movie) => [movie.movieId, movie]));
  return marks.map((mark) => ({
    mark,
    movie: mark.movieId === null ? null : (byId.get(mark.movieId) ?? null),
  }));
}

/** Highest predicted or mean stars, shortest or newest first; what has none comes last. */
export function sortMarked(
  marked: readonly MarkedMovie[],
  sort: MarkSort,
  collator: Intl.Collator,
): MarkedMovie[] {
  return marked.toSorted((one, other) => comparison(one, other, sort, collator) || byTime(one, other));
}

function comparison(one: MarkedMovie, other: MarkedMovie, sort: MarkSort, collator: Intl.Collator): number {
  switch (sort) {
    case 'newest':
      return 0;
    case 'oldest':
      return -byTime(one, other);
    case 'predicted':
      return (other.movie?.predictedStars ?? 0) - (one.movie?.predictedStars ?? 0);
    case 'mean':
      return (other.movie?.meanStars ?? 0) - (one.movie?.meanStars ?? 0);
    case 'runtime':
      return (one.movie?.runtimeMinutes ?? Infinity) - (other.movie?.runtimeMinutes ?? Infinity) || 0;
    case 'year':
      return (other.mark.year ?? 0) - (one.mark.year ?? 0);
    case 'title':
      return collator.compare(one.mark.title, other.mark.title);
  }
}

function byTime(one: MarkedMovie, other: MarkedMovie): number {
  return other.mark.markedAtMs - one.mark.markedAtMs || other.mark.markId - one.mark.markId;
}

/**
 * One of the movies, by chance: each predicted star above another one makes it twice as likely. `draw` is from 0 up to 1. Null where
 * there is none but `except`, which was drawn before.
 */
export function pickOne(
  marked: readonly MarkedMovie[],
  draw: number,
  except: number | null = null,
): MarkedSummary | null {
  const all = marked.flatMap(({ movie }) => movie ?? []);
  const others = all.filter(({ movieId }) => movieId !== except);
  const from = others.length > 0 ? others : all;
  const weights = from.map(({ predictedStars, meanStars }) => 2 ** (predictedStars ?? meanStars ?? 3));
  let left = draw * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, movie] of from.entries()) {
    left -= weights[place] ?? 0;
    if (left < 0) return movie;
  }
  return from.at(-1) ?? null;
}
