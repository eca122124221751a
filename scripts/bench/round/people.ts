// The people of the round's benchmark: new to the model, asked about half of what they rated, tested on the other half.
import type { KnownMovie } from '../../../src/engine/library/catalogue/known-movies.ts';
import { createRandom, shuffle } from '../../../src/engine/base/random.ts';
import { buildTrainingSet, type TrainingSet } from '../../../src/engine/ratings/training-set.ts';
import type { PersonRating } from '../../../src/engine/recommending/recommender.ts';

export interface AskedPerson {
  /** What the person can answer, by movie. */
  readonly answers: ReadonlyMap<number, number>;
  readonly test: readonly PersonRating[];
}

export interface RoundSplit {
  /** All ratings of everyone else. */
  readonly others: TrainingSet;
  readonly people: readonly AskedPerson[];
}

/** Enough for ten answers among what people usually know, and a test that says something. */
const leastRatings = 60;

export function splitForRound(set: TrainingSet, count: number, seed: number): RoundSplit {
  const random = createRandom(seed, 'round');
  const users = Int32Array.from(set.userIds.keys());
  shuffle(users, random);
  const ratingsOf = (user: number): Int32Array => {
    const from = set.userStarts[user] ?? 0;
    return Int32Array.from({ length: (set.userStarts[user + 1] ?? 0) - from }, (_, k) => from + k);
  };
  const chosen = Array.from(
    users.filter((user) => ratingsOf(user).length >= leastRatings).subarray(0, count),
  );
  const people = chosen.map((user) => {
    const positions = ratingsOf(user);
    shuffle(positions, random);
    const ratings = Array.from(positions, (r) => ({
      movieId: set.movieIds[set.movies[r] ?? -1] ?? 0,
      stars: (set.halfStars[r] ?? 0) / 2,
    }));
    const half = Math.floor(ratings.length / 2);
    return {
      answers: new Map(ratings.slice(0, half).map(({ movieId, stars }) => [movieId, stars])),
      test: ratings.slice(half),
    };
  });
  return { others: without(set, new Set(chosen)), people };
}

function without(set: TrainingSet, left: ReadonlySet<number>): TrainingSet {
  const kept = Array.from(set.users.keys()).filter((r) => !left.has(set.users[r] ?? -1));
  return buildTrainingSet(
    {
      userIds: Int32Array.from(kept, (r) => set.userIds[set.users[r] ?? -1] ?? 0),
      movieIds: Int32Array.from(kept, (r) => set.movieIds[set.movies[r] ?? -1] ?? 0),
      halfStars: Uint8Array.from(kept, (r) => set.halfStars[r] ?? 0),
      timestamps:
        set.timestamps === null ? undefined : Float64Array.from(kept, (r) => set.timestamps?.[r] ?? 0),
    },
    set.features.map((features, movie) => ({ ...features, movieId: set.movieIds[movie] ?? 0 })),
  );
}

/** The best-known movies of a training set, as the catalogue tells them. */
export function knownMoviesOf(set: TrainingSet, limit: number): KnownMovie[] {
  const histograms = set.features.map(() => new Float64Array(11));
  set.movies.forEach((movie, r) => {
    const histogram = histograms[movie];
    const half = set.halfStars[r] ?? 0;
    if (histogram !== undefined) histogram[half] = (histogram[half] ?? 0) + 1;
  });
  return set.features
    .map(({ year, genres }, movie): KnownMovie => {
      const counts = histograms[movie] ?? new Float64Array(11);
      const ratingCount = counts.reduce((sum, count) => sum + count, 0);
      const mean =
        counts.reduce((sum, count, half) => sum + (count * half) / 2, 0) / Math.max(1, ratingCount);
      const squares = counts.reduce((sum, count, half) => sum + count * (half / 2 - mean) ** 2, 0);
      const deviation = Math.sqrt((squares + 10) / (ratingCount + 10));
      return {
        movieId: set.movieIds[movie] ?? 0,
        title: '',
        year,
        genres: [...genres],
        ratingCount,
        deviation,
      };
    })
    .filter(({ ratingCount }) => ratingCount > 0)
    .sort((one, other) => other.ratingCount - one.ratingCount || one.movieId - other.movieId)
    .slice(0, limit);
}
