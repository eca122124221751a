// Asks a trained model for its answers to the test cases, and measures them.
import type { Quality, QuickQuality } from '../../contract/training.ts';
import {
  casesToRank,
  listLength,
  maxRankedUsers,
  type ListAnswer,
  type StarsAnswer,
} from '../evaluation/answers.ts';
import { moviesInTrain, type Candidates } from '../evaluation/candidates.ts';
import { testCases, type TestCase } from '../evaluation/evaluation-cases.ts';
import type { BaselineAnswers } from '../evaluation/baselines.ts';
import { compareWithBaselines } from '../evaluation/comparison.ts';
import { groupByEra, groupByPopularity, measureGroups } from '../evaluation/movie-groups.ts';
import { errorQuality, measureIntervals, measureQuality } from '../evaluation/quality.ts';
import { kindOf, type AnyModel } from './model-kinds.ts';
import type { PersonEvidence, ServedModel, SessionBias } from './kinds/served-model.ts';
import { errorInputs, measureStarsIntervals, type ObservedError } from './kinds/prediction-uncertainty.ts';
import { starsWithin } from '../ratings/stars-range.ts';
import { topList } from '../base/top-k.ts';
import type { TrainingSet } from '../ratings/training-set.ts';

/** Users scored against all movies at a time; bounds memory. */
const usersAtOnce = 64;
const defaultSeed = 1;

interface EvaluationOptions {
  /** Histories of the test's users, where training never saw them. */
  readonly known?: TrainingSet | undefined;
  /** Draws the intervals. */
  readonly seed?: number | undefined;
  /** What the simple methods answer to the same test, for a comparison with them. */
  readonly baselines?: Pick<BaselineAnswers, 'bias' | 'ease'> | undefined;
}

/**
 * Quality on `test`, with `train` as everyone's history. Ids decide which user and movie is which, so the two sets
 * need not share their numbering. RMSE and MAE are over every test rating, unknown movies included. Ranking: for each
 * user with a test rating of 4 stars or more, all movies that occur in `train` except those the user rated there;
 * relevant are the user's test movies with 4 stars or more that occur in `train`; binary gains; mean over users.
 */
export function evaluateModel(
  model: AnyModel,
  train: TrainingSet,
  test: TrainingSet,
  { known, ...options }: EvaluationOptions = {},
): Quality {
  const { movieIds } = model;
  const cases = testCases(train, test, { movieIds, known });
  return evaluateInFull(model, cases, moviesInTrain(train, movieIds), options);
}

/** The answers that `evaluateModel` measures. */
export function answerTest(
  model: AnyModel,
  train: TrainingSet,
  test: TrainingSet,
  known: TrainingSet = train,
): { stars: StarsAnswer[]; lists: ListAnswer[] } {
  const { movieIds } = model;
  const cases = testCases(train, test, { movieIds, known });
  return answerCases(model, cases, moviesInTrain(train, movieIds), maxRankedUsers);
}

/** `evaluateModel` on cases made beforehand; `candidates` are the movies to rank. */
export function evaluateInFull(
  model: AnyModel,
  cases: readonly TestCase[],
  candidates: Candidates,
  { seed = defaultSeed, baselines }: Omit<EvaluationOptions, 'known'>,
): Quality {
  const { stars, lists, errors } = answerCases(model, cases, candidates, maxRankedUsers);
  const answers = { stars, lists, biasStars: baselines?.bias ?? null };
  const quality: Quality = {
    ...measureQuality(stars, lists, candidates),
    untimedRmse: untimedRmse(stars),
    intervals: measureIntervals(stars, lists, seed),
    starsIntervals: model.errorWeights === null ? null : measureStarsIntervals(model.errorWeights, errors()),
    byPopularity: measureGroups(groupByPopularity(candidates), answers, candidates),
    byEra: measureGroups(groupByEra(candidates), answers, candidates),
  };
  return baselines === undefined
    ? quality
    : { ...quality, comparison: compareWithBaselines(stars, lists, baselines, seed) };
}

/** RMSE without the session bias; null if the stars have none. */
function untimedRmse(answers: readonly StarsOfCase[]): number | null {
  const isTimed = answers.some(({ predicted, untimed }) => predicted !== untimed);
  if (!isTimed) return null;
  return errorQuality(answers.map(untimedAnswer)).rmse;
}

/**
 * The figures that cost little. Lists are made for `rankedUsers` of the cases at most, evenly picked; errors are
 * always over all of them, without the session bias, which spares the stars of everyone's history.
 */
export function evaluateCases(
  model: AnyModel,
  cases: readonly TestCase[],
  candidates: Candidates,
  rankedUsers: number,
): QuickQuality {
  const { stars, lists } = answerCases(model, cases, candidates, rankedUsers, { moments: false });
  return measureQuality(stars, lists, candidates);
}

function answerCases(
  model: AnyModel,
  cases: readonly TestCase[],
  candidates: Candidates,
  rankedUsers: number,
  { moments }: { moments: boolean } = { moments: true },
): { stars: StarsOfCase[]; lists: ListAnswer[]; errors: () => ObservedError[] } {
  const served = kindOf(model).serve(model);
  try {
    const people = foldIn(served, cases);
    const stars = predictStars(served, people, moments ? served.sessionBias : null);
    return {
      stars,
      lists: makeLists(served, foldIn(served, casesToRank(cases, rankedUsers)), candidates),
      // A deviation belongs to stars without the session bias: those that the window shows.
      errors: () => errorsOf(model, people, stars.map(untimedAnswer)),
    };
  } finally {
    served.dispose();
  }
}

/** Errors on the ratings of movies that the model knows. */
function errorsOf(
  model: AnyModel,
  people: readonly TestPerson[],
  answers: readonly StarsAnswer[],
): ObservedError[] {
  return answers.flatMap(({ test, predicted }, i) =>
    test.ratings.flatMap(({ movie, stars }, k): ObservedError[] => {
      const state = people[i]?.state;
      if (movie === null || state === undefined) return [];
      const expected = predicted[k] ?? 0;
      const inputs = errorInputs(model.ratingCounts[movie] ?? 0, state, expected);
      return [{ inputs, squaredError: (stars - expected) ** 2 }];
    }),
  );
}

interface TestPerson {
  readonly test: TestCase;
  readonly state: PersonEvidence;
}

function foldIn(served: ServedModel, cases: readonly TestCase[]): TestPerson[] {
  return cases.map((test) => ({ test, state: served.person(test.history, test.userId) }));
}

function inGroups<T>(items: readonly T[]): T[][] {
  const groups = [];
  for (let start = 0; start < items.length; start += usersAtOnce) {
    groups.push(items.slice(start, start + usersAtOnce));
  }
  return groups;
}

interface StarsOfCase extends StarsAnswer {
  /** The stars without the session bias; the same array as `predicted` where there is none. */
  readonly untimed: readonly number[];
}

function untimedAnswer({ test, untimed }: StarsOfCase): StarsAnswer {
  return { test, predicted: untimed };
}

/**
 * Stars of all held-out ratings; with a session bias, each for the moment at which it was given, where that is known
 * and the histories say that sessions matter.
 */
function predictStars(
  served: ServedModel,
  people: readonly TestPerson[],
  sessionBias: SessionBias | null,
): StarsOfCase[] {
  const answers = inGroups(people).flatMap((group) => {
    const asked = group.flatMap(({ test }) => [
      ...test.ratings,
      ...(sessionBias === null ? [] : test.history),
    ]);
    const movies = [...new Set(asked.flatMap(({ movie }) => movie ?? []))];
    const column = new Map(movies.map((movie, i) => [movie, i]));
    const { stars } = served.score(
      group.map(({ state }) => state),
      Int32Array.from(movies),
    );
    return group.map(({ test, state }, row) => {
      const unknown = served.starsOfUnknownMovie(state);
      function starsOf(movie: number | null): number {
        const at = movie === null ? undefined : column.get(movie);
        return at === undefined ? unknown : (stars[row * movies.length + at] ?? unknown);
      }
      const untimed = test.ratings.map(({ movie }) => starsOf(movie));
      const errors = test.history.flatMap(({ movie, stars: given, ratedAt }) =>
        ratedAt === null || sessionBias === null ? [] : [{ ratedAt, error: given - starsOf(movie) }],
      );
      return { test, untimed, errors };
    });
  });
  const bias = sessionBias?.helps(answers.map(({ errors }) => errors)) === true ? sessionBias : null;
  return answers.map(({ test, untimed, errors }) => {
    if (bias === null) return { test, untimed, predicted: untimed };
    const predicted = untimed.map((at, k) => {
      const ratedAt = test.ratings[k]?.ratedAt ?? null;
      return ratedAt === null ? at : starsWithin(at + bias.at(errors, ratedAt));
    });
    return { test, untimed, predicted };
  });
}

/** The best candidates that each person has not rated. */
function makeLists(served: ServedModel, people: readonly TestPerson[], candidates: Candidates): ListAnswer[] {
  return inGroups(people).flatMap((group) => {
    const { scores } = served.score(
      group.map(({ state }) => state),
      null,
    );
    const movieCount = scores.length / group.length;
    return group.map(({ test }, row) => ({
      test,
      ranked: topList(scores, {
        from: row * movieCount,
        to: (row + 1) * movieCount,
        limit: listLength,
        isAllowed: (movie) => candidates.ratingCounts.has(movie) && !test.seen.has(movie),
      }),
    }));
  });
}
