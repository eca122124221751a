// Measures a trained model by its answers to the test cases.
import type { Quality, QuickQuality } from '../../contract/training.ts';
import { pacedBy, partOf, type WorkOptions } from '../base/paced-work.ts';
import { toStars } from '../../contract/stars.ts';
import type { StarsAnswer } from '../evaluation/answers.ts';
import type { BaselineAnswers } from '../evaluation/baselines.ts';
import { moviesInTrain, type Candidates } from '../evaluation/candidates.ts';
import { compareWithBaselines, simpleResults } from '../evaluation/comparison.ts';
import { testCases, type TestCase } from '../evaluation/evaluation-cases.ts';
import { genresInTrain, measureReach, type GenresOf } from '../evaluation/list-reach.ts';
import { groupByEra, groupByPopularity, measureGroups } from '../evaluation/movie-groups.ts';
import { errorQuality, measureIntervals, measureQuality } from '../evaluation/quality.ts';
import { userResults, type UserResults } from '../evaluation/user-results.ts';
import { ratersOf, type TrainingSet } from '../ratings/training-set.ts';
import { answerCases, type Answers, type AnswerTimes, type StarsOfCase } from './answer-cases.ts';
import { calibratedAnswers } from './calibrated-answers.ts';
import { errorInputs, measureStarsIntervals, type ObservedError } from './kinds/prediction-uncertainty.ts';
import type { AnyModel } from './model-kinds.ts';

const defaultSeed = 1;
/** Share of the work that is answers; the rest is intervals. */
const answersShare = 0.9;
/** Share of all work before corrected lists, where these are asked for. */
const uncorrectedShare = 0.6;

interface MeasuringOptions {
  /** Draws the intervals. */
  readonly seed?: number | undefined;
  readonly work?: WorkOptions | undefined;
}

interface EvaluationOptions extends MeasuringOptions {
  /** Histories of the test's users, where training never saw them. */
  readonly known?: TrainingSet | undefined;
  /** What the simple methods answer to the same test, for a comparison with them. */
  readonly baselines?: Pick<BaselineAnswers, 'bias' | 'ease'> | undefined;
  /** Whether what lists reach beyond the head is measured too, and the corrected lists, for which all movies are scored. */
  readonly measuresReach?: boolean | undefined;
}

interface FullOptions extends MeasuringOptions {
  /** What the simple methods reach on the same test, for a comparison with them. */
  readonly simple?: UserResults | undefined;
  /** Biases' stars for the same cases, for groups of movies. */
  readonly biasStars?: readonly StarsAnswer[] | undefined;
  /** Measures the reach of lists. */
  readonly genresOf?: GenresOf | undefined;
}

/**
 * Quality on `test`, with `train` as everyone's history. Ids decide which user and movie is which, so the two sets
 * need not share their numbering. RMSE and MAE are over every test rating, unknown movies included. Ranking: for each
 * user with a test rating of 4 stars or more, all movies that occur in `train` except those the user rated there;
 * relevant are the user's test movies with 4 stars or more that occur in `train`; binary gains; mean over users. Where
 * more than 10,000 people have test ratings, all of it is over 5,000 of them, evenly drawn.
 */
export async function evaluateModel(
  model: AnyModel,
  train: TrainingSet,
  test: TrainingSet,
  { known, baselines, measuresReach = false, ...options }: EvaluationOptions = {},
): Promise<Quality> {
  const { movieIds } = model;
  const cases = testCases(train, test, { movieIds, known });
  const people = ratersOf(test).length;
  const genresOf = measuresReach ? genresInTrain(train, movieIds) : undefined;
  const prepared = { cases, people, candidates: moviesInTrain(train, movieIds) };
  const simple = baselines && simpleResults(baselines);
  const { quality } = await evaluateInFull(model, prepared, {
    ...options,
    ...{ simple, biasStars: baselines?.bias, genresOf },
  });
  return quality;
}

/** The answers that `evaluateModel` measures. */
export async function answerTest(
  model: AnyModel,
  train: TrainingSet,
  test: TrainingSet,
  known: TrainingSet = train,
): Promise<Answers> {
  const { movieIds } = model;
  const cases = testCases(train, test, { movieIds, known });
  return answerCases(model, cases, moviesInTrain(train, movieIds), { moments: true });
}

/** A test that is made beforehand. */
export interface PreparedTest {
  readonly cases: readonly TestCase[];
  /** Everyone with test ratings: as many as the cases, or more. */
  readonly people: number;
  /** The movies to rank. */
  readonly candidates: Candidates;
}

/** `evaluateModel` on cases made beforehand, with the results by user. */
export async function evaluateInFull(
  model: AnyModel,
  { cases, people, candidates }: PreparedTest,
  { seed = defaultSeed, simple, biasStars, genresOf, work = {} }: FullOptions,
): Promise<{ quality: Quality; results: UserResults }> {
  const uncorrectedWork = genresOf === undefined ? work : partOf(work, 0, uncorrectedShare);
  const { stars, lists } = await answerCases(model, cases, candidates, {
    moments: true,
    work: partOf(uncorrectedWork, 0, answersShare),
  });
  const pace = pacedBy(partOf(uncorrectedWork, answersShare, 1));
  const answers = { stars, lists, biasStars: biasStars ?? null };
  const results = userResults(stars, lists);
  const figures = measureQuality(stars, lists, candidates);
  await pace(0);
  const intervals = measureIntervals(stars, lists, seed);
  await pace(0.4);
  const comparison = simple === undefined ? null : compareWithBaselines(results, simple, seed);
  await pace(0.9);
  const corrected =
    genresOf === undefined
      ? null
      : await calibratedAnswers(model, cases, candidates, partOf(work, uncorrectedShare, 1));
  const { errorWeights } = model;
  const quality: Quality = {
    ...figures,
    untimedRmse: untimedRmse(stars),
    intervals,
    starsIntervals:
      errorWeights === null ? null : measureStarsIntervals(errorWeights, observedErrors(model, stars)),
    byPopularity: measureGroups(groupByPopularity(candidates), answers, candidates),
    byEra: measureGroups(groupByEra(candidates), answers, candidates),
    ...(comparison === null ? {} : { comparison }),
    ...(genresOf === undefined || corrected === null
      ? {}
      : {
          reach: {
            uncorrected: measureReach(lists, candidates, genresOf),
            corrected: measureReach(corrected, candidates, genresOf),
          },
        }),
    ...(people > cases.length ? { sample: { people: cases.length, of: people } } : {}),
  };
  return { quality, results };
}

/** RMSE without the session bias; null if the stars have none. */
function untimedRmse(answers: readonly StarsOfCase[]): number | null {
  const isTimed = answers.some(({ predicted, untimed }) => predicted !== untimed);
  if (!isTimed) return null;
  return errorQuality(answers.map(untimedAnswer)).rmse;
}

function untimedAnswer({ test, untimed }: StarsOfCase): StarsAnswer {
  return { test, predicted: untimed };
}

/**
 * The figures that cost little. Lists are made for `rankedUsers` of the cases at most, evenly picked; errors are
 * over all of them, without the session bias, which spares the stars of everyone's history.
 */
export async function evaluateCases(
  model: AnyModel,
  cases: readonly TestCase[],
  candidates: Candidates,
  rankedUsers: number,
  work: WorkOptions = {},
): Promise<{ quality: QuickQuality; times: AnswerTimes }> {
  const { stars, lists, times } = await answerCases(model, cases, candidates, {
    ...{ rankedUsers, work },
    moments: false,
  });
  return { quality: measureQuality(stars, lists, candidates), times };
}

/**
 * Errors on the ratings of movies that the model knows. A deviation belongs to stars without the session bias: those
 * that the window shows.
 */
function* observedErrors(
  { ratingCounts }: AnyModel,
  answers: readonly StarsOfCase[],
): Generator<ObservedError> {
  for (const { test, untimed, person } of answers) {
    for (const [k, movie] of test.ratings.movies.entries()) {
      if (movie < 0) continue;
      const expected = untimed[k] ?? 0;
      const error = toStars(test.ratings.halfStars[k] ?? 0) - expected;
      yield { inputs: errorInputs(ratingCounts[movie] ?? 0, person, expected), squaredError: error ** 2 };
    }
  }
}
