// What the training loop needs of a kind of model: steps, and the model at any point between them.
import type { TrainingReport } from './training-report.ts';

/** Losses of one step: of stars (mean squared error) and of lists (negative log likelihood of a target, in nats). */
export interface StepLosses {
  readonly rankingLoss: number;
  readonly retrievalLoss: number;
}

/** A model in training. */
export interface Learner<Model> {
  readonly stepsPerEpoch: number;
  /** Ratings that passed through a step so far. */
  readonly ratingsSeen: number;
  /** Learns from the next batch. */
  step(): StepLosses;
  /** The model as it stands, as plain arrays that no longer change. */
  snapshot(report: TrainingReport): Model;
}
