// What each of a person's ratings does for movies: the score with it less the score without it.
import { memoize } from '../base/memoize.ts';
import type { Scores } from '../model/kinds/served-model.ts';
import type { Person, PersonRating } from './person.ts';

/** [ratings] by movie (its index in the model), in the order of `usedRatings`. */
export type Contributions = ReadonlyMap<number, Float32Array>;

/** What contributions are made of: the part of a recommender that they need. */
interface ScoringRecommender {
  everyMovie(person: Person): { readonly scores: Float32Array };
  usedRatings(person: Person): readonly PersonRating[];
  scoresWithout(person: Person, ratings: readonly number[], movies: Int32Array | null): Scores;
}

const knownOf = memoize((_: Person['state']) => new Map<number, Float32Array>());

/** Exact, and cached until the person's ratings change: only new movies cost anything. */
export function contributionsTo(
  recommender: ScoringRecommender,
  person: Person,
  movies: readonly number[],
): Contributions {
  const known = knownOf(person.state);
  const unknown = Int32Array.from(movies.filter((movie) => !known.has(movie)));
  if (unknown.length > 0) {
    const { scores: withAll } = recommender.everyMovie(person);
    const ratings = recommender.usedRatings(person);
    const without = recommender.scoresWithout(person, [...ratings.keys()], unknown).scores;
    unknown.forEach((movie, column) => {
      const score = withAll[movie] ?? 0;
      known.set(
        movie,
        Float32Array.from(ratings, (_, row) => score - (without[row * unknown.length + column] ?? 0)),
      );
    });
  }
  return known;
}

/** So many of the ratings that contribute most to a movie are weighed for being named: one of the rest would say little. */
const weighed = 12;

/** What ratings do for movies that stand together in a list. */
export interface Support {
  /** By the rating: the movie's score with it less the score without it. */
  of(movie: number): Float32Array;
  /**
   * The rating that contributes most of those without which the movie stands lower among the others, or else of those without
   * which it stays; `but` is left out. A movie may lose score without a rating and rise all the same, as others lose more.
   */
  strongest(movie: number, but?: number): PersonRating | null;
}

/** Places are among `movies` alone: where these are the front of a list, the rest can only come up from behind. */
export function supportAmong(
  recommender: ScoringRecommender,
  person: Person,
  movies: readonly number[],
): Support {
  const contributions = contributionsTo(recommender, person, movies);
  const { scores } = recommender.everyMovie(person);
  const ratings = recommender.usedRatings(person);
  const none = new Float32Array(0);
  const of = (movie: number): Float32Array => contributions.get(movie) ?? none;
  const others = movies.map((movie) => ({ score: scores[movie] ?? 0, own: of(movie) }));

  /** How many of the others come to stand above the movie without the rating, less those that no longer do. */
  function fallWithout(movie: number, rating: number): number {
    const score = scores[movie] ?? 0;
    const without = score - (of(movie)[rating] ?? 0);
    let fall = 0;
    for (const other of others) {
      fall += Number(other.score - (other.own[rating] ?? 0) > without) - Number(other.score > score);
    }
    return fall;
  }

  return {
    of,
    strongest(movie, but = -1) {
      const own = of(movie);
      const speaking = [...own.keys()]
        .filter((rating) => rating !== but && (own[rating] ?? 0) > 0)
        .sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0))
        .slice(0, weighed);
      const best =
        speaking.find((rating) => fallWithout(movie, rating) > 0) ??
        speaking.find((rating) => fallWithout(movie, rating) === 0);
      return best === undefined ? null : (ratings[best] ?? null);
    },
  };
}
