// What the training loop needs of a kind of model: steps, and the model at any point between them.
import type { StateArrays } from './learner-state.ts';
import type { TrainingReport } from './training-report.ts';

/** Losses of one step: of stars (mean squared error) and of lists (negative log likelihood of a target, in nats). */
export interface StepLosses {
  readonly rankingLoss: number;
  readonly retrievalLoss: number;
}

/** What a learner has to be given back to go on as if it had never ended; the arrays are the live ones. */
export interface LearnerState {
  readonly steps: number;
  readonly ratingsSeen: number;
  readonly arrays: StateArrays;
}

/** A model in training. */
export interface Learner<Model> {
  /** 0 for a model that takes no steps. */
  readonly stepsPerEpoch: number;
  /** Ratings that passed through a step so far. */
  readonly ratingsSeen: number;
  /** Learns from the next batch. */
  step(): StepLosses;
  /** The model as it stands, as plain arrays that no longer change. */
  snapshot(report: TrainingReport): Model;
  /** What another training can go on from, beside the model; the live arrays. Null for a kind that can't. */
  parameters(): StateArrays | null;
  /** To be stored before the next step. */
  state(): LearnerState;
  /**
   * Brings a learner that has made no step to a stored state, in little pieces: yields the share that is done.
   * Throws `model-mismatch` where that is not one of the same training.
   */
  resume(state: LearnerState): Generator<number, void>;
}

/** A model in closed form: it is what it is before any step, and none is taken. */
export function withoutSteps<Model>(
  ratingsSeen: number,
  snapshot: (report: TrainingReport) => Model,
): Learner<Model> {
  const refuse = (): never => {
    throw new Error('a model in closed form takes no steps');
  };
  return {
    ...{ stepsPerEpoch: 0, ratingsSeen, snapshot, parameters: () => null },
    ...{ step: refuse, state: refuse, resume: refuse },
  };
}
