// Measures a trained model on ratings that it has not seen.
import { maxStars, minStars } from '../../contract/stars.ts';
import type { Quality } from '../../contract/training.ts';
import { moviesInTrain, rankingQuality, testCases, type TestCase } from '../evaluation/evaluation-cases.ts';
import { mae, rmse } from '../evaluation/metrics.ts';
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

/**
 * `evaluateModel` on cases made beforehand; `candidates` are the movies to rank. Lists are made for `rankedUsers` of
 * the cases at most, evenly picked; errors are always over all of them.
 */
export function evaluateCases(
  model: TrainedModel,
  cases: readonly TestCase[],
  candidates: ReadonlySet<number>,
  rankedUsers: number = maxRankedUsers,
): Quality {
  const userIndex = indexById(model.userIds);
  const people = cases.map((test) => ({ test, state: stateOfCase(model, userIndex, test) }));
  const stride = Math.max(1, Math.ceil(people.length / rankedUsers));
  const ranked = people.filter((_, i) => i % stride === 0);
  const scorer = createScorer(model);
  try {
    return { ...measureErrors(model, scorer, people), ...measureLists(scorer, ranked, candidates) };
  } finally {
    scorer.dispose();
  }
}

interface TestPerson {
  readonly test: TestCase;
  readonly state: PersonState;
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

function inGroups<T>(items: readonly T[]): T[][] {
  const groups = [];
  for (let start = 0; start < items.length; start += usersAtOnce) {
    groups.push(items.slice(start, start + usersAtOnce));
  }
  return groups;
}

/** RMSE and MAE over all held-out ratings; a movie that the model does not know gets mu + b_u. */
function measureErrors(
  model: TrainedModel,
  scorer: Scorer,
  people: readonly TestPerson[],
): Pick<Quality, 'rmse' | 'mae' | 'testRatings'> {
  const predicted: number[] = [];
  const actual: number[] = [];
  for (const group of inGroups(people)) {
    const movies = [
      ...new Set(group.flatMap(({ test }) => test.ratings.flatMap(({ movie }) => movie ?? []))),
    ];
    const column = new Map(movies.map((movie, i) => [movie, i]));
    const { stars } = scorer.score(
      group.map(({ state }) => state),
      Int32Array.from(movies),
    );
    group.forEach(({ test, state }, row) => {
      const biasAlone = Math.min(maxStars, Math.max(minStars, model.meanStars + state.bias));
      for (const rating of test.ratings) {
        const at = rating.movie === null ? undefined : column.get(rating.movie);
        predicted.push(at === undefined ? biasAlone : (stars[row * movies.length + at] ?? biasAlone));
        actual.push(rating.stars);
      }
    });
  }
  return { rmse: rmse(predicted, actual), mae: mae(predicted, actual), testRatings: actual.length };
}

/** The ranking figures, and the share of the candidates that someone's first ten show. */
function measureLists(
  scorer: Scorer,
  people: readonly TestPerson[],
  candidates: ReadonlySet<number>,
): Omit<Quality, 'rmse' | 'mae' | 'testRatings'> {
  const lists: { test: TestCase; ranked: Int32Array }[] = [];
  const shown = new Set<number>();
  for (const group of inGroups(people.filter(({ test }) => test.relevant.size > 0))) {
    const { scores } = scorer.score(
      group.map(({ state }) => state),
      null,
    );
    const movieCount = scores.length / group.length;
    group.forEach(({ test }, row) => {
      const ranked = topList(scores, {
        from: row * movieCount,
        to: (row + 1) * movieCount,
        limit: listLength,
        isAllowed: (movie) => candidates.has(movie) && !test.seen.has(movie),
      });
      for (const movie of ranked.subarray(0, 10)) shown.add(movie);
      lists.push({ test, ranked });
    });
  }
  return {
    ...rankingQuality(lists),
    coverageAt10: candidates.size === 0 ? 0 : shown.size / candidates.size,
  };
}
