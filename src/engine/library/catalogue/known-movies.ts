// The movies that most people know, with what choosing among them needs.
import { shrunkMean, sumOf } from '../../base/statistics.ts';
import { readCounts, readTexts } from '../../base/json-columns.ts';
import { genresColumn } from './movie-store.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type KnownMovie = {
  movieId: number;
  title: string;
  year: number | null;
  genres: string[];
  ratingCount: number;
  /** Standard deviation of its ratings in stars, pulled towards 1 while they are few: how much people disagree. */
  deviation: number;
};

/** Ratings with a deviation of a whole star, as is usual, that are added to a movie's own. */
const believedAfterRatings = 10;
const usualVariance = 1;

/** Best known first; only movies that somebody rated. */
export function readKnownMovies(database: SqliteDatabase, limit: number): KnownMovie[] {
  const rows = database
    .prepare<[number], Omit<KnownMovie, 'genres' | 'deviation'> & { genres: string; histogram: string }>(
      `SELECT m.movie_id AS movieId, m.title, m.year, ${genresColumn} AS genres, m.rating_count AS ratingCount, m.histogram
      FROM movies m WHERE m.rating_count > 0 ORDER BY m.rating_count DESC, m.movie_id LIMIT ?`,
    )
    .all(limit);
  return rows.map(({ genres, histogram, ...row }) => ({
    ...row,
    genres: readTexts(genres),
    deviation: deviationOf(readCounts(histogram)),
  }));
}

/** Of ten counts, of ½ to 5 stars. */
function deviationOf(counts: readonly number[]): number {
  const total = sumOf(counts);
  const mean = sumOf(counts.map((count, half) => (count * (half + 1)) / 2)) / Math.max(1, total);
  const squares = sumOf(counts.map((count, half) => count * ((half + 1) / 2 - mean) ** 2));
  return Math.sqrt(shrunkMean(squares, total, believedAfterRatings, usualVariance));
}
