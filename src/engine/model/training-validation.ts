// The ratings that a training is measured by, on its way and at its end, and what simple methods reach on them.
import { presetTable } from '../../contract/presets.ts';
import type { Baselines, TrainingOptions } from '../../contract/training.ts';
import type { WorkOptions } from '../base/paced-work.ts';
import { strideFor } from '../base/statistics.ts';
import type { StarsAnswer } from '../evaluation/answers.ts';
import { answerCasesByBaselines, baselineQuality } from '../evaluation/baselines.ts';
import { simpleResults } from '../evaluation/comparison.ts';
import { testCases, type TestCase } from '../evaluation/evaluation-cases.ts';
import type { UserResults } from '../evaluation/user-results.ts';
import { ratersOf, type TrainingSet } from '../ratings/training-set.ts';
import type { PreparedTest } from './evaluate.ts';

/** How often a training is measured on its way, evenly, and by how much: enough for a steady curve at a small cost. */
export const checkedAtMost = { epochs: 20, people: 1000, ratings: 8000, lists: 100 };
/**
 * The same for a training that continues another one, which is to take a fifth of the time: it is checked halfway and at
 * the end, in the end on so many people, and held against EASE on so many movies.
 */
const continued = { checks: 2, people: 1000, easeMovies: 6144, easeRatings: undefined };
/**
 * A model that is there within seconds is measured on half as many, beside EASE on fewer movies and, of more ratings than
 * that, on those of some people: the simple methods would take longer than it does.
 */
const firstImpression = { people: 500, easeMovies: 2048, easeRatings: 4_000_000 };

/** The held-out part of a training, ready to be measured again and again. */
export interface Validation {
  readonly test: PreparedTest;
  /** The cases that are measured on the way. */
  readonly checked: readonly TestCase[];
  /** What the simple methods reach: by user, and over all. */
  readonly simple: UserResults;
  readonly biasStars: readonly StarsAnswer[];
  readonly baselines: Baselines;
}

/** Answers the held-out ratings by the simple methods too, which everything that is measured later is held against. */
export async function prepareValidation(
  train: TrainingSet,
  test: TrainingSet,
  { preset, continues }: TrainingOptions,
  work: WorkOptions,
): Promise<Validation> {
  const all = testCases(train, test);
  const limits = presetTable[preset].isFirstImpression
    ? firstImpression
    : continues === undefined
      ? null
      : continued;
  const cases = limits === null ? all : evenly(all, limits.people);
  const baselineAnswers = await answerCasesByBaselines(train, cases, {
    ...work,
    easeMovies: limits?.easeMovies,
    easeRatings: limits?.easeRatings,
  });
  return {
    test: { cases, people: ratersOf(test).length, candidates: baselineAnswers.candidates },
    checked: casesToCheck(all),
    simple: simpleResults(baselineAnswers),
    biasStars: baselineAnswers.bias,
    baselines: baselineQuality(baselineAnswers),
  };
}

/** Every so many-th case, so that about `most` are left. */
function evenly(cases: readonly TestCase[], most: number): TestCase[] {
  const stride = strideFor(cases.length, most);
  return cases.filter((_, i) => i % stride === 0);
}

/** Evenly picked cases, few enough to be measured on the way. */
function casesToCheck(cases: readonly TestCase[]): TestCase[] {
  const ratings = cases.reduce((sum, { ratings: { movies } }) => sum + movies.length, 0);
  const stride = Math.max(
    strideFor(cases.length, checkedAtMost.people),
    strideFor(ratings, checkedAtMost.ratings),
  );
  return cases.filter((_, i) => i % stride === 0);
}

/** After every so many-th epoch the model is measured. */
export function checkStrideOf({ epochs, continues }: TrainingOptions): number {
  return strideFor(epochs, continues === undefined ? checkedAtMost.epochs : continued.checks);
}
