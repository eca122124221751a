// The test of a model user by user: what is known of each, what is held out, and the figures over all of them.
import { toStars } from '../../contract/stars.ts';
import type { Quality } from '../../contract/training.ts';
import { hitRateAt, ndcgAt, recallAt } from './metrics.ts';
import { indexById, type TrainingSet } from '../model/training-set.ts';

/** A movie is relevant if the user gave it this many stars. */
const relevantStars = 4;

/** A user with held-out ratings. Movies are numbered as in the model that is tested. */
export interface TestCase {
  readonly userId: number;
  /** The user's ratings in train. */
  readonly history: readonly { readonly movie: number; readonly stars: number }[];
  /** Movies of the history: never ranked. */
  readonly seen: ReadonlySet<number>;
  /** The held-out ratings; `movie` is null where the model does not know the movie. */
  readonly ratings: readonly { readonly movie: number | null; readonly stars: number }[];
  /** Held-out movies with 4 stars or more that occur in train. */
  readonly relevant: ReadonlySet<number>;
}

/** Movies that occur in `train`, numbered by `movieIds`. */
export function moviesInTrain(train: TrainingSet, movieIds: Int32Array): Set<number> {
  const index = indexById(movieIds);
  const movies = new Set<number>();
  for (const trainMovie of new Set(train.movies)) {
    const movie = index.get(train.movieIds[trainMovie] ?? -1);
    if (movie !== undefined) movies.add(movie);
  }
  return movies;
}

/** One case for each user with a rating in `test`; `movieIds` numbers the movies (by default as in `train`). */
export function testCases(
  train: TrainingSet,
  test: TrainingSet,
  movieIds: Int32Array = train.movieIds,
): TestCase[] {
  const movieIndex = indexById(movieIds);
  const trainUser = indexById(train.userIds);
  const candidates = moviesInTrain(train, movieIds);

  function ratingsOf(set: TrainingSet, user: number): { movie: number | null; stars: number }[] {
    const ratings = [];
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
      const movie = movieIndex.get(set.movieIds[set.movies[r] ?? -1] ?? -1) ?? null;
      ratings.push({ movie, stars: toStars(set.halfStars[r] ?? 0) });
    }
    return ratings;
  }

  const cases: TestCase[] = [];
  test.userIds.forEach((userId, user) => {
    const ratings = ratingsOf(test, user);
    if (ratings.length === 0) return;
    const inTrain = trainUser.get(userId);
    const history = (inTrain === undefined ? [] : ratingsOf(train, inTrain)).flatMap(({ movie, stars }) =>
      movie === null ? [] : [{ movie, stars }],
    );
    const relevant = ratings.flatMap(({ movie, stars }) =>
      movie !== null && stars >= relevantStars && candidates.has(movie) ? [movie] : [],
    );
    cases.push({
      userId,
      history,
      seen: new Set(history.map(({ movie }) => movie)),
      ratings,
      relevant: new Set(relevant),
    });
  });
  return cases;
}

/** Ranking figures as means over the users with a relevant movie. `ranked` is a user's list, best first. */
export function rankingQuality(
  lists: readonly { test: TestCase; ranked: Int32Array }[],
): Pick<Quality, 'recallAt10' | 'ndcgAt10' | 'hitRateAt10' | 'ndcgAt100' | 'users'> {
  const judged = lists.filter(({ test }) => test.relevant.size > 0);
  function mean(
    measure: (ranked: Int32Array, relevant: ReadonlySet<number>, k: number) => number,
    k: number,
  ): number {
    const sum = judged.reduce((total, { test, ranked }) => total + measure(ranked, test.relevant, k), 0);
    return judged.length === 0 ? 0 : sum / judged.length;
  }
  return {
    recallAt10: mean(recallAt, 10),
    ndcgAt10: mean(ndcgAt, 10),
    hitRateAt10: mean(hitRateAt, 10),
    ndcgAt100: mean(ndcgAt, 100),
    users: judged.length,
  };
}
