// Ratings by genre and decade and their distribution, compared with everybody's ratings of the same movies.
import type { TasteGroup, TasteOverview } from '../../contract/taste-calls.ts';
import { toHalfStars } from '../../contract/stars.ts';
import { meanOf, shrunkMean, sumOf } from '../base/statistics.ts';
import type { OwnRating, RatedMovie } from './rated-movie.ts';

/** Ratings at the person's own mean that every group starts with. */
const priorRatings = 5;

/** liking = sum over the group of (r - mean of all r) / (n + 5): few ratings say little. */
export function groupOf(name: string, group: readonly RatedMovie[], ownMean: number): TasteGroup {
  const stars = group.map((movie) => movie.stars);
  return {
    name,
    count: group.length,
    meanStars: meanOf(stars),
    everyoneStars: meanOf(group.map((movie) => movie.meanStars)),
    liking: shrunkMean((meanOf(stars) - ownMean) * group.length, group.length, priorRatings),
  };
}

/** Most rated first. */
export function groupByGenre(movies: readonly RatedMovie[]): TasteGroup[] {
  return groupBy(movies, ({ genres }) => genres).sort(
    (a, b) => b.count - a.count || a.name.localeCompare(b.name),
  );
}

/** Earliest first; movies without a year are left out. */
export function groupByDecade(movies: readonly RatedMovie[]): TasteGroup[] {
  return groupBy(movies, (movie) => {
    const decade = decadeOf(movie);
    return decade === null ? [] : [String(decade)];
  }).sort((a, b) => Number(a.name) - Number(b.name));
}

/** The decade's first year. */
export function decadeOf({ year }: RatedMovie): number | null {
  return year === null ? null : Math.floor(year / 10) * 10;
}

function groupBy(
  movies: readonly RatedMovie[],
  namesOf: (movie: RatedMovie) => readonly string[],
): TasteGroup[] {
  const ownMean = meanOf(movies.map(({ stars }) => stars));
  const groups = new Map<string, RatedMovie[]>();
  for (const movie of movies) {
    for (const name of new Set(namesOf(movie))) groups.set(name, [...(groups.get(name) ?? []), movie]);
  }
  return Array.from(groups, ([name, group]) => groupOf(name, group, ownMean));
}

/** Shares of each half star: the person's of all their ratings, everybody's of the movies that others rated too. */
export function histogramOf(
  own: readonly OwnRating[],
  movies: readonly RatedMovie[],
): TasteOverview['histogram'] {
  const yours = new Array<number>(10).fill(0);
  const everyone = new Array<number>(10).fill(0);
  for (const { stars } of own) {
    const bar = toHalfStars(stars) - 1;
    yours[bar] = (yours[bar] ?? 0) + 1 / own.length;
  }
  for (const { histogram } of movies) {
    const count = sumOf(histogram);
    histogram.forEach((ratings, at) => {
      everyone[at] = (everyone[at] ?? 0) + ratings / count / movies.length;
    });
  }
  return { yours, everyone };
}
