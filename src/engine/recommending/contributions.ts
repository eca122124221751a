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

/** The rating that contributes most to a movie, without one of them; null if none contributes. */
export function strongestRating(
  ratings: readonly PersonRating[],
  own: Float32Array,
  but: number,
): PersonRating | null {
  let [best, most] = [-1, 0];
  own.forEach((contribution, k) => {
    if (k !== but && contribution > most) [best, most] = [k, contribution];
  });
  return ratings[best] ?? null;
}
