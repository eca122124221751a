// Trains the joint model step by step and reports after every epoch.
import type { Baselines, EpochMetrics, TrainingOptions } from '../../contract/training.ts';
import type { TrainedModel } from './trained-model.ts';
import type { TrainingSet } from './training-set.ts';

export interface TrainerSettings {
  readonly signal?: AbortSignal | undefined;
  /** Share of the ratings held out to measure each epoch and the final quality; 0 trains on everything. */
  readonly validationFraction?: number | undefined;
}

/** The state of a training after an epoch. */
export interface TrainingUpdate {
  /** Counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean squared error of the held-out targets, in stars squared. */
  readonly rankingLoss: number;
  /** Negative log likelihood of the held-out targets, in nats. */
  readonly retrievalLoss: number;
  /** Null where nothing is held out for validation. */
  readonly epochMetrics: EpochMetrics | null;
  readonly baselines: Baselines | null;
  readonly elapsedMs: number;
  readonly remainingMs: number;
  /** Tensors alive in TensorFlow; the same after every epoch. */
  readonly tensors: number;
}

/**
 * Trains on `set`. Yields after every epoch, returns the model. The signal is looked at between steps: an aborted
 * training throws MatineeError `cancelled`; too few ratings throw `not-enough-data`.
 */
export async function* trainModel(
  _set: TrainingSet,
  _options: TrainingOptions,
  _settings: TrainerSettings = {},
): AsyncGenerator<TrainingUpdate, TrainedModel> {
  yield await Promise.reject(new Error('The trainer follows.'));
  throw new Error('The trainer follows.');
}
