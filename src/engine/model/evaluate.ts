// Measures a trained model on ratings that it has not seen.
import type { Quality } from '../../contract/training.ts';
import { moviesInTrain, rankingQuality, testCases, type TestCase } from './evaluation-cases.ts';
import { mae, rmse } from './metrics.ts';
import { knownRatings, personState, type PersonState } from './person.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { topList } from './top-list.ts';
import type { TrainedModel } from './trained-model.ts';
import { indexById, type TrainingSet } from './training-set.ts';

/** Users scored against all movies at a time; bounds memory. */
const usersAtOnce = 64;
const listLength = 100;
/** Users whose lists are made at most; a random sample of that size pins means to about 1 %. */
const maxRankedUsers = 10_000;

/**
 * Quality on `test`, with `train` as everyone's history. Ids decide which user and movie is which, so the two sets
 * need not share their numbering. RMSE and MAE are over every test rating, unknown movies included. Ranking: for each
 * user with a test rating of 4 stars or more, all movies that occur in `train` except those the user rated there;
 * relevant are the user's test movies with 4 stars or more that occur in `train`; binary gains; mean over users.
 */
export function evaluateModel(model: TrainedModel, train: TrainingSet, test: TrainingSet): Quality {
  return evaluateCases(model, testCases(train, test, model.movieIds), moviesInTrain(train, model.movieIds));
}

/** `evaluateModel` on cases made beforehand; `candidates` are the movies to rank. */
export function evaluateCases(
  model: TrainedModel,
  cases: readonly TestCase[],
  candidates: ReadonlySet<number>,
): Quality {
  const scorer = createScorer(model);
  try {
    return measure(model, scorer, cases, candidates);
  } finally {
    scorer.dispose();
  }
}

function stateOfCase(
  model: TrainedModel,
  userIndex: ReadonlyMap<number, number>,
  test: TestCase,
): PersonState {
  const user = userIndex.get(test.userId);
  const offset = user === undefined ? null : (model.userOffsets[user] ?? 0);
  return personState(model, knownRatings(model, test.history, offset));
}

function measure(
  model: TrainedModel,
  scorer: Scorer,
  cases: readonly TestCase[],
  candidates: ReadonlySet<number>,
): Quality {
  const userIndex = indexById(model.userIds);
  const predicted: number[] = [];
  const actual: number[] = [];
  const lists: { test: TestCase; ranked: Int32Array }[] = [];
  const shown = new Set<number>();

  /** Notes a case's errors; `starsOf` gives the stars of a movie that the model knows. */
  function noteErrors(
    test: TestCase,
    person: PersonState,
    starsOf: (movie: number, k: number) => number,
  ): void {
    test.ratings.forEach(({ movie, stars }, k) => {
      const unknown = Math.min(5, Math.max(0.5, model.meanStars + person.bias));
      predicted.push(movie === null ? unknown : starsOf(movie, k));
      actual.push(stars);
    });
  }

  const movieCount = model.shape.movies;
  for (let start = 0; start < Math.min(cases.length, maxRankedUsers); start += usersAtOnce) {
    const some = cases.slice(start, Math.min(start + usersAtOnce, maxRankedUsers));
    const people = some.map((test) => stateOfCase(model, userIndex, test));
    const { scores, stars } = scorer.score(people, null);
    some.forEach((test, row) => {
      const from = row * movieCount;
      const person = people[row];
      if (person === undefined) return;
      noteErrors(test, person, (movie) => stars[from + movie] ?? 0);
      if (test.relevant.size === 0) return;
      const ranked = topList(scores, {
        from,
        to: from + movieCount,
        limit: listLength,
        isAllowed: (movie) => candidates.has(movie) && !test.seen.has(movie),
      });
      for (const movie of ranked.subarray(0, 10)) shown.add(movie);
      lists.push({ test, ranked });
    });
  }
  for (const test of cases.slice(maxRankedUsers)) {
    const person = stateOfCase(model, userIndex, test);
    const { stars } = scorer.score(
      [person],
      Int32Array.from(test.ratings, ({ movie }) => movie ?? 0),
    );
    noteErrors(test, person, (_movie, k) => stars[k] ?? 0);
  }

  return {
    rmse: rmse(predicted, actual),
    mae: mae(predicted, actual),
    ...rankingQuality(lists),
    coverageAt10: candidates.size === 0 ? 0 : shown.size / candidates.size,
    testRatings: actual.length,
  };
}
