// The rows behind the charts of taste: a person's rating and everybody's ratings of the same movie.
import { toStars } from '../../contract/stars.ts';
import { meanOf } from '../base/statistics.ts';

/** A rating of a movie that the catalogue holds. */
export type OwnRating = {
  movieId: number;
  /** The person's. */
  stars: number;
  ratedAtMs: number;
};

/** A rating of a movie that somebody else rated too. */
export type RatedMovie = OwnRating & {
  year: number | null;
  genres: readonly string[];
  /** How many gave 0.5, 1, ... 5 stars; somebody did. */
  histogram: readonly number[];
  /** The mean of those. */
  meanStars: number;
};

/** Stars of the histogram's bars, 0.5 to 5. */
export function starsOfBar(bar: number): number {
  return toStars(bar + 1);
}

/** Pearson's correlation; null where either side never changes, or for fewer than two pairs. */
export function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  const meanX = meanOf(pairs.map(([x]) => x));
  const meanY = meanOf(pairs.map(([, y]) => y));
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  // By rounding, sums of squares of equal numbers are not exactly 0.
  return Math.min(xx, yy) < 1e-9 ? null : xy / Math.sqrt(xx * yy);
}
