// The figures by kind of movie: how a model treats the well-known and the little known, the old and the new.
import { clamp } from '../base/statistics.ts';
import type { MovieGroup } from '../../contract/training.ts';
import type { ListAnswer, StarsAnswer } from './answers.ts';
import { toStars } from '../../contract/stars.ts';
import { popularityGroups, popularityParts } from '../ratings/popularity-groups.ts';
import type { Candidates } from './candidates.ts';
import type { TestCase } from './evaluation-cases.ts';

/** Places of a list that count as shown. */
const shownPlaces = 10;

/** A way to part the movies: names, and each movie's group by its place among them. */
export interface Grouping {
  readonly names: readonly string[];
  /** `movie` is -1 where the model does not know it. */
  readonly groupOf: (movie: number) => number;
}

/** Head, middle and tail of the training ratings. */
export function groupByPopularity({ ratingCounts }: Candidates): Grouping {
  const names = popularityParts.map(({ name }) => name);
  const groups = popularityGroups(ratingCounts);
  return { names, groupOf: (movie) => groups[movie] ?? names.length - 1 };
}

const firstDecade = 1950;
const lastDecade = 2020;

/** By decade; what is older than the fifties is one group, and what has no year another. */
export function groupByEra({ years }: Candidates): Grouping {
  const decades = Array.from({ length: (lastDecade - firstDecade) / 10 + 1 }, (_, i) => firstDecade + 10 * i);
  const names = [`Before ${firstDecade}`, ...decades.map((decade) => `${decade}s`), 'Year unknown'];
  return {
    names,
    groupOf(movie) {
      const year = years[movie] ?? 0;
      if (year === 0) return names.length - 1;
      const decade = clamp(Math.floor(year / 10) * 10, firstDecade - 10, lastDecade);
      return (decade - firstDecade) / 10 + 1;
    },
  };
}

export interface GroupedAnswers {
  readonly stars: readonly StarsAnswer[];
  readonly lists: readonly ListAnswer[];
  /** What biases predict for the same ratings in the same order; null where they were not asked. */
  readonly biasStars: readonly StarsAnswer[] | null;
}

/** The figures of each group; those without a movie to choose or a rating to test are left out. */
export function measureGroups(
  { names, groupOf }: Grouping,
  { stars, lists, biasStars }: GroupedAnswers,
  candidates: Candidates,
): MovieGroup[] {
  const movies = counter(names.length);
  candidates.ratingCounts.forEach((count, movie) => {
    if (count > 0) movies.add(groupOf(movie));
  });
  const liked = counter(names.length);
  const shown = counter(names.length);
  for (const { test, ranked } of lists) {
    for (const movie of test.relevant) liked.add(groupOf(movie));
    for (let place = 0; place < Math.min(shownPlaces, ranked.length); place++) {
      shown.add(groupOf(ranked[place] ?? -1));
    }
  }
  const cases = stars.map(({ test }) => test);
  const squares = (answers: readonly StarsAnswer[]): Counter =>
    squaredErrors(
      cases,
      answers.map(({ predicted }) => predicted),
      names.length,
      groupOf,
    );
  const ratings = counter(names.length);
  for (const test of cases) for (const movie of test.ratings.movies) ratings.add(groupOf(movie));
  const ofModel = squares(stars);
  const ofBias = biasStars === null ? null : squares(biasStars);
  return names.flatMap((name, group): MovieGroup[] => {
    const testRatings = ratings.of(group);
    if (movies.of(group) === 0 && testRatings === 0) return [];
    const rmse = (errors: Counter): number | null =>
      testRatings === 0 ? null : Math.sqrt(errors.of(group) / testRatings);
    return [
      {
        name,
        movies: movies.of(group),
        testRatings,
        rmse: rmse(ofModel),
        biasRmse: ofBias === null ? null : rmse(ofBias),
        likedShare: liked.shareOf(group),
        shownShare: shown.shareOf(group),
      },
    ];
  });
}

/** Sums of squared errors; movies are those of the cases, since other methods number them differently. */
function squaredErrors(
  cases: readonly TestCase[],
  predicted: readonly ArrayLike<number>[],
  groups: number,
  groupOf: Grouping['groupOf'],
): Counter {
  const squares = counter(groups);
  cases.forEach(({ ratings }, user) => {
    ratings.movies.forEach((movie, k) => {
      const stars = toStars(ratings.halfStars[k] ?? 0);
      squares.add(groupOf(movie), (stars - (predicted[user]?.[k] ?? 0)) ** 2);
    });
  });
  return squares;
}

/** Sums by group. */
interface Counter {
  readonly add: (group: number, amount?: number) => void;
  readonly of: (group: number) => number;
  readonly shareOf: (group: number) => number;
}

function counter(groups: number): Counter {
  const sums = new Float64Array(groups);
  let total = 0;
  return {
    add(group, amount = 1) {
      sums[group] = (sums[group] ?? 0) + amount;
      total += amount;
    },
    of: (group) => sums[group] ?? 0,
    shareOf: (group) => (total === 0 ? 0 : (sums[group] ?? 0) / total),
  };
}
