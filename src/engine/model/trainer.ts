// Trains a model of any kind step by step and reports after every epoch.
import { setImmediate } from 'node:timers/promises';
import { MatineeError } from '../../contract/errors.ts';
import type { Baselines, EpochMetrics, TrainingOptions } from '../../contract/training.ts';
import { answerByBaselines, baselineQuality, type BaselineAnswers } from '../evaluation/baselines.ts';
import { testCases, type TestCase } from '../evaluation/evaluation-cases.ts';
import { kindOfPreset, type AnyModel } from './model-kinds.ts';
import { evaluateCases, evaluateInFull, type PreparedTest } from './evaluate.ts';
import { fitErrorWeights } from './kinds/prediction-uncertainty.ts';
import { tf } from '../base/tensorflow.ts';
import type { TrainingReport } from './kinds/training-report.ts';
import { countBy } from '../base/counts.ts';
import { strideFor } from '../base/statistics.ts';
import { ratersOf, splitTrainingSet, type TrainingSet } from '../ratings/training-set.ts';

const defaultValidationFraction = 0.1;
/** What is measured after each epoch: enough for a steady curve, little enough to cost next to nothing. */
const checkedAtMost = { people: 2000, ratings: 20_000, lists: 200 };
const minimum = { ratings: 10, movies: 3, usersWithTwoRatings: 2 };

export interface TrainerSettings {
  readonly signal?: AbortSignal | undefined;
  /** Share of the ratings held out to measure each epoch and the final quality (default 0.1); 0 trains on everything. */
  readonly validationFraction?: number | undefined;
}

/** The state of a training after an epoch. */
export interface TrainingUpdate {
  /** Counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean squared error of the targets of the epoch's steps, in stars squared. */
  readonly rankingLoss: number;
  /** Negative log likelihood of the targets of the epoch's steps, in nats. */
  readonly retrievalLoss: number;
  /** Null if nothing is held out for validation. */
  readonly epochMetrics: EpochMetrics | null;
  readonly baselines: Baselines | null;
  readonly elapsedMs: number;
  readonly remainingMs: number;
  /** Tensors alive in TensorFlow; the same after every epoch. */
  readonly tensors: number;
}

/** Refuses what no model can be learned from. */
function checkEnoughData(set: TrainingSet): void {
  let usersWithTwoRatings = 0;
  for (let user = 0; user < set.userIds.length; user++) {
    if ((set.userStarts[user + 1] ?? 0) - (set.userStarts[user] ?? 0) >= 2) usersWithTwoRatings++;
  }
  const movies = countBy(set.movies, set.movieIds.length).reduce((sum, count) => sum + Math.min(1, count), 0);
  const isEnough =
    set.movies.length >= minimum.ratings &&
    movies >= minimum.movies &&
    usersWithTwoRatings >= minimum.usersWithTwoRatings;
  if (isEnough) return;
  throw new MatineeError(
    'not-enough-data',
    `There is too little to learn from: ${set.movies.length} ratings of ${movies} movies, by ${usersWithTwoRatings} ` +
      `people with two ratings or more. Training needs at least ${minimum.ratings} ratings of ${minimum.movies} ` +
      `movies by ${minimum.usersWithTwoRatings} such people; import a larger archive.`,
  );
}

function checkNotAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new MatineeError('cancelled', 'The training was cancelled.');
}

/** The held-out part of a training, ready to be measured again and again. */
interface Validation {
  readonly test: PreparedTest;
  /** The cases that are measured after each epoch. */
  readonly checked: readonly TestCase[];
  readonly baselineAnswers: BaselineAnswers;
  readonly baselines: Baselines;
}

async function prepareValidation(
  train: TrainingSet,
  test: TrainingSet,
  signal: AbortSignal | undefined,
): Promise<Validation> {
  const baselineAnswers = await answerByBaselines(train, test, train, { signal });
  const cases = testCases(train, test);
  return {
    test: { cases, people: ratersOf(test).length, candidates: baselineAnswers.candidates },
    checked: casesToCheck(cases),
    baselineAnswers,
    baselines: baselineQuality(baselineAnswers),
  };
}

/** Evenly picked cases, few enough to be measured after each epoch. */
function casesToCheck(cases: readonly TestCase[]): TestCase[] {
  const ratings = cases.reduce((sum, { ratings: { movies } }) => sum + movies.length, 0);
  const stride = Math.max(
    strideFor(cases.length, checkedAtMost.people),
    strideFor(ratings, checkedAtMost.ratings),
  );
  return cases.filter((_, i) => i % stride === 0);
}

/**
 * Trains on `set`. Yields after every epoch, returns the model. The signal is looked at between steps: an aborted
 * training throws MatineeError `cancelled`; too few ratings throw `not-enough-data`.
 */
export async function* trainModel(
  set: TrainingSet,
  options: TrainingOptions,
  settings: TrainerSettings = {},
): AsyncGenerator<TrainingUpdate, AnyModel> {
  const startedMs = performance.now();
  const elapsedMs = (): number => performance.now() - startedMs;
  if (options.rankWeight === 0 && options.retrievalWeight === 0) {
    throw new MatineeError('invalid-input', 'At least one of the two loss weights has to be above 0.');
  }
  checkEnoughData(set);
  checkNotAborted(settings.signal);

  const testFraction = settings.validationFraction ?? defaultValidationFraction;
  const split = testFraction > 0 ? splitTrainingSet(set, { testFraction, seed: options.seed }) : null;
  const train = split?.train ?? set;
  const validation =
    split === null ? null : await prepareValidation(split.train, split.test, settings.signal);
  const kind = kindOfPreset(options.preset);
  const learner = kind.startLearner(train, options);

  const report: TrainingReport = {
    options,
    epochsDone: 0,
    elapsedMs: 0,
    trainRatings: train.movies.length,
    ratingsPerSecond: 0,
    quality: null,
    baselines: validation?.baselines ?? null,
    history: [],
  };
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    let rankingLoss = 0;
    let retrievalLoss = 0;
    for (let step = 0; step < learner.stepsPerEpoch; step++) {
      await setImmediate();
      checkNotAborted(settings.signal);
      const losses = learner.step();
      rankingLoss += losses.rankingLoss / learner.stepsPerEpoch;
      retrievalLoss += losses.retrievalLoss / learner.stepsPerEpoch;
    }
    report.epochsDone = epoch;
    let epochMetrics: EpochMetrics | null = null;
    if (validation !== null) {
      const now = learner.snapshot(report);
      const {
        quality: { rmse, recallAt10 },
      } = await evaluateCases(now, validation.checked, validation.test.candidates, checkedAtMost.lists, {
        signal: settings.signal,
      });
      epochMetrics = {
        epoch,
        rankingLoss,
        retrievalLoss,
        validationRmse: rmse,
        validationRecallAt10: recallAt10,
      };
      report.history.push(epochMetrics);
    }
    yield {
      epoch,
      epochs: options.epochs,
      rankingLoss,
      retrievalLoss,
      epochMetrics,
      baselines: validation?.baselines ?? null,
      elapsedMs: elapsedMs(),
      remainingMs: (elapsedMs() / epoch) * (options.epochs - epoch),
      tensors: tf.memory().numTensors,
    };
  }

  checkNotAborted(settings.signal);
  const learned = learner.snapshot(report);
  const trained = {
    ...learned,
    errorWeights: fitErrorWeights(kind.leaveOneOutErrors(learned, train, options.seed)),
  };
  const quality =
    validation === null
      ? null
      : await evaluateInFull(trained, validation.test, {
          seed: options.seed,
          baselines: validation.baselineAnswers,
          work: { signal: settings.signal },
        });
  return {
    ...trained,
    report: {
      ...report,
      quality,
      elapsedMs: elapsedMs(),
      ratingsPerSecond: learner.ratingsSeen / (elapsedMs() / 1000),
    },
  };
}
