// Trains a model of any kind step by step and reports after every epoch.
import { MatineeError } from '../../contract/errors.ts';
import { presetTable } from '../../contract/presets.ts';
import type { Baselines, EpochMetrics, Quality, TrainingOptions } from '../../contract/training.ts';
import { nextTurn } from '../base/cancellation.ts';
import { allAtOnce, asPart, inPace } from '../base/in-steps.ts';
import { pacedBy, partOf, type Pace, type WorkOptions } from '../base/paced-work.ts';
import { casesToRank } from '../evaluation/answers.ts';
import type { UserResults } from '../evaluation/user-results.ts';
import { BestEpoch } from './best-epoch.ts';
import { TrainingClock } from './training-clock.ts';
import type { TrainingState } from './training-state.ts';
import type { TrainingParts } from './training-estimate.ts';
import { kindOf, kindOfPreset, type AnyModel } from './model-kinds.ts';
import { checkedAtMost, checkStrideOf, prepareValidation } from './training-validation.ts';
import { evaluateCases, evaluateInFull } from './evaluate.ts';
import { earlierPart, type EarlierPart, type EarlierTraining } from './kinds/earlier-training.ts';
import type { Learner } from './kinds/learner.ts';
import type { StateArrays } from './kinds/learner-state.ts';
import { fitErrorWeights, type ObservedError } from './kinds/prediction-uncertainty.ts';
import { tf } from '../base/tensorflow.ts';
import type { TrainedProfile, TrainingReport } from './kinds/training-report.ts';
import { countBy } from '../base/counts.ts';
import { splitByIds, type TrainingSet } from '../ratings/training-set.ts';

export const defaultValidationFraction = 0.1;
/** Share of preparing that is the simple methods; the rest is the model before its first step. */
const baselinesShare = 0.5;
/** Of a training that goes on: share of that which is starting; the rest is going to where it was. */
const startShare = 0.8;
/** Share of measuring that is spent on ratings that the model is made to forget, and how many these usually are. */
const leftOutShare = 0.2;
const manyErrors = 30_000;
/** From this share on, measuring itself says best how long it takes. */
const trustedShare = 0.1;
const minimum = { ratings: 10, movies: 3, usersWithTwoRatings: 2 };

export type TrainerPhase = 'preparing' | 'training' | 'measuring';

/** Where a training is, at least once a second unless a single step takes longer. */
export interface TrainerProgress {
  readonly phase: TrainerPhase;
  /** Share of the phase that is done. */
  readonly done: number;
  /** Of the whole training; null until it can be estimated. */
  readonly remainingMs: number | null;
}

export interface TrainerSettings {
  /** Looked at between steps and while measuring: an aborted training throws MatineeError `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Ends training after the step that runs; the best epoch so far is kept and measured as usual. Where none has been
   * measured yet, it is what the steps until then have learned.
   */
  readonly stop?: AbortSignal | undefined;
  /** Share of the ratings held out to measure by (default 0.1); 0 trains on everything. */
  readonly validationFraction?: number | undefined;
  /** The held-out ratings, where the caller has split them off: then `set` has to be the rest. */
  readonly validation?: TrainingSet | undefined;
  /** The users of `set` who are profiles of this computer; kept in the model's report. */
  readonly profiles?: readonly TrainedProfile[] | undefined;
  /** What this training should take on this computer; the time left goes by it until more is known. */
  readonly expected?: TrainingParts | undefined;
  /** Where an interrupted training of the same ratings and options was. */
  readonly from?: TrainingState | undefined;
  /** The run that the options continue. */
  readonly earlier?: EarlierTraining<AnyModel> | undefined;
  /** Called after the last step with what another training can continue from; not for kinds that can't be continued. */
  readonly onParameters?: ((parameters: StateArrays) => void) | undefined;
  /** Called after every epoch, and waited for; the state is that of this moment. */
  readonly onState?: ((state: () => TrainingState) => Promise<void>) | undefined;
  /** Called once the model is measured, with its results and the simple methods' by user. */
  readonly onMeasured?: ((results: { model: UserResults; simple: UserResults }) => void) | undefined;
  readonly onProgress?: ((progress: TrainerProgress) => void) | undefined;
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
  /** Null if nothing is held out for validation, and after epochs that are not measured. */
  readonly epochMetrics: EpochMetrics | null;
  readonly baselines: Baselines | null;
  readonly elapsedMs: number;
  readonly remainingMs: number | null;
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
    `There is too little to learn from. Ratings: ${set.movies.length}; movies: ${movies}; people with two ratings or ` +
      `more: ${usersWithTwoRatings}. Training needs at least ${minimum.ratings} ratings of ${minimum.movies} ` +
      `movies by ${minimum.usersWithTwoRatings} such people; import a larger archive.`,
  );
}

/**
 * Holds out a share of the ratings to measure by (default 0.1), the same ones that `trainModel` would; yields the share
 * done. Throws `not-enough-data` where there is too little to learn from.
 */
export function* splitForTraining(
  set: TrainingSet,
  seed: number,
  testFraction: number = defaultValidationFraction,
): Generator<number, { train: TrainingSet; validation: TrainingSet }> {
  checkEnoughData(set);
  const { train, test } = yield* splitByIds(set, { testFraction, seed });
  return { train, validation: test };
}

/** The learner before its first step, or where an interrupted training was; the share that is done never falls. */
function* readyLearner(
  start: Generator<number, Learner<AnyModel>>,
  from: TrainingState | null,
): Generator<number, Learner<AnyModel>> {
  if (from === null) return yield* start;
  const learner = yield* asPart(start, 0, startShare);
  yield* asPart(learner.resume(from.learner), startShare, 1);
  return learner;
}

/** How far off predictions are is learned from ratings that the model is made to forget. */
async function learnErrorWeights(
  model: AnyModel,
  train: TrainingSet,
  { seed }: TrainingOptions,
  pace: Pace,
): Promise<readonly number[] | null> {
  const errors: ObservedError[] = [];
  for (const error of kindOf(model).leaveOneOutErrors(model, train, seed)) {
    errors.push(error);
    await pace(Math.min(1, errors.length / manyErrors));
  }
  return fitErrorWeights(errors);
}

/** Throws `model-mismatch` where the options continue a run that is not there, or of another kind. */
function earlierOf(
  train: TrainingSet,
  { preset, continues }: TrainingOptions,
  { earlier, profiles = [] }: TrainerSettings,
): EarlierPart<AnyModel> | null {
  if (continues === undefined) return null;
  if (earlier?.model.kind !== presetTable[preset].kind) {
    throw new MatineeError(
      'model-mismatch',
      'Only a run of the same preset can be continued. Choose it again, or train from the start.',
    );
  }
  return earlierPart(train, profiles, earlier);
}

/** What is learned from and what is measured by; null where nothing is held out. */
function partsOf(
  set: TrainingSet,
  { seed }: TrainingOptions,
  { validation, validationFraction }: TrainerSettings,
): { train: TrainingSet; validation: TrainingSet | null } {
  if (validation !== undefined) return { train: set, validation };
  if (validationFraction !== 0) return allAtOnce(splitForTraining(set, seed, validationFraction));
  checkEnoughData(set);
  return { train: set, validation: null };
}

/**
 * Trains on `set`. Yields after every epoch, returns the model: that of the best epoch where some are held out to
 * measure by, otherwise of the last. Ends early where nothing has become better for long (best-epoch.ts). Too few
 * ratings throw `not-enough-data`.
 */
export async function* trainModel(
  set: TrainingSet,
  options: TrainingOptions,
  settings: TrainerSettings = {},
): AsyncGenerator<TrainingUpdate, AnyModel> {
  const { signal, stop, expected = null, from = null, onState, onProgress } = settings;
  const startedMs = performance.now() - (from?.elapsedMs ?? 0);
  const elapsedMs = (): number => performance.now() - startedMs;
  if (options.rankWeight === 0 && options.retrievalWeight === 0) {
    throw new MatineeError('invalid-input', 'At least one of the two loss weights has to be above 0.');
  }
  const reportPreparing = (done: number): void => {
    const { preparing = 0, steps = 0, checks = 0, measuring = 0 } = expected ?? {};
    const remainingMs = expected === null ? null : preparing * (1 - done) + steps + checks + measuring;
    onProgress?.({ phase: 'preparing', done, remainingMs });
  };
  reportPreparing(0);
  await nextTurn(signal);
  const { train, validation: heldOut } = partsOf(set, options, settings);
  const preparing: WorkOptions = { signal, onProgress: reportPreparing };
  const validation =
    heldOut === null
      ? null
      : await prepareValidation(train, heldOut, options, partOf(preparing, 0, baselinesShare));
  reportPreparing(baselinesShare);
  await nextTurn(signal);
  const kind = kindOfPreset(options.preset);
  const earlier = earlierOf(train, options, settings);
  const learner = await inPace(
    readyLearner(kind.startLearner(train, options, earlier), from),
    pacedBy(partOf(preparing, baselinesShare, 1)),
  );

  const checkStride = checkStrideOf(options);
  const clock = new TrainingClock(
    {
      epochs: options.epochs,
      stepsPerEpoch: learner.stepsPerEpoch,
      checks: Math.ceil(options.epochs / checkStride),
      measured: {
        stars: validation?.test.cases.length ?? 0,
        lists: validation === null ? 0 : casesToRank(validation.test.cases).length,
      },
    },
    expected,
  );
  const best = new BestEpoch<AnyModel>(options);
  const report: TrainingReport = {
    options,
    epochsDone: 0,
    elapsedMs: 0,
    trainRatings: train.movies.length,
    ...(settings.profiles !== undefined && { profiles: [...settings.profiles] }),
    ratingsPerSecond: 0,
    quality: null,
    baselines: validation?.baselines ?? null,
    history: [...(from?.history ?? [])],
  };
  if (from !== null) {
    best.resume(from.best);
    clock.resume(from.clock);
  }
  const reportTraining = (): void =>
    onProgress?.({ phase: 'training', done: clock.done, remainingMs: clock.remainingMs });
  const isStopped = (): boolean => stop?.aborted === true;
  let begunEpochs = from?.epoch ?? 0;
  const firstEpoch = (from?.epoch ?? 0) + 1;
  const isOver = (): boolean => best.isOver || (isStopped() && begunEpochs > 0);
  for (let epoch = firstEpoch; epoch <= options.epochs && !isOver(); epoch++) {
    begunEpochs = epoch;
    let rankingLoss = 0;
    let retrievalLoss = 0;
    let steps = 0;
    do {
      reportTraining();
      await nextTurn(signal);
      const stepFromMs = performance.now();
      const losses = learner.step();
      clock.addStep(performance.now() - stepFromMs);
      steps += 1;
      rankingLoss += losses.rankingLoss;
      retrievalLoss += losses.retrievalLoss;
    } while (steps < learner.stepsPerEpoch && !isStopped());
    // Part of an epoch is measured only where there is nothing else to keep.
    if (steps < learner.stepsPerEpoch && best.kept !== null) break;
    rankingLoss /= steps;
    retrievalLoss /= steps;
    report.epochsDone = epoch;
    let epochMetrics: EpochMetrics | null = null;
    const isChecked = epoch % checkStride === 0 || epoch === options.epochs || isStopped();
    if (validation !== null && isChecked) {
      reportTraining();
      await nextTurn(signal);
      const checkFromMs = performance.now();
      const now = learner.snapshot(report);
      const { checked, test } = validation;
      const { quality, times } = await evaluateCases(now, checked, test.candidates, checkedAtMost.lists, {
        signal,
        onProgress: reportTraining,
      });
      clock.addCheck(performance.now() - checkFromMs, times);
      epochMetrics = {
        epoch,
        rankingLoss,
        retrievalLoss,
        validationRmse: quality.rmse,
        validationRecallAt10: quality.recallAt10,
      };
      report.history.push(epochMetrics);
      best.add(epoch, now, epochMetrics);
    }
    await onState?.(() => ({
      epoch,
      elapsedMs: elapsedMs(),
      history: report.history,
      learner: learner.state(),
      best: best.state(),
      clock: clock.state(),
    }));
    yield {
      epoch,
      epochs: options.epochs,
      rankingLoss,
      retrievalLoss,
      epochMetrics,
      baselines: validation?.baselines ?? null,
      elapsedMs: elapsedMs(),
      remainingMs: clock.remainingMs,
      tensors: tf.memory().numTensors,
    };
  }

  if (isStopped() && clock.done < 1) report.stoppedAtEpoch = begunEpochs;

  const measuringFromMs = performance.now();
  const measuring: WorkOptions = {
    signal,
    onProgress: (done) => {
      const spentMs = performance.now() - measuringFromMs;
      const remainingMs = done < trustedShare ? clock.finalMs : (spentMs / done) * (1 - done);
      onProgress?.({ phase: 'measuring', done, remainingMs });
    },
  };
  measuring.onProgress?.(0);
  await nextTurn(signal);
  const parameters = learner.parameters();
  if (parameters !== null) settings.onParameters?.(parameters);
  const learned = best.kept?.model ?? learner.snapshot(report);
  report.epochsDone = best.kept?.epoch ?? report.epochsDone;
  const measuringPace = pacedBy(partOf(measuring, 0, leftOutShare));
  const errorWeights =
    earlier?.model.errorWeights ?? (await learnErrorWeights(learned, train, options, measuringPace));
  const trained = { ...learned, errorWeights };
  await nextTurn(signal);
  let quality: Quality | null = null;
  if (validation !== null) {
    const { test, simple, biasStars } = validation;
    const measured = await evaluateInFull(trained, test, {
      ...{ seed: options.seed, simple, biasStars },
      work: partOf(measuring, leftOutShare, 1),
    });
    quality = measured.quality;
    settings.onMeasured?.({ model: measured.results, simple });
  }
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
