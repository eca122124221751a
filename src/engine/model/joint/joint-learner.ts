// The joint model in training, step by step.
import type { TrainingOptions } from '../../../contract/training.ts';
import { drawBatches, planBatches, type Batch } from './batches.ts';
import { ratingStatistics } from '../../ratings/biases.ts';
import type { Task } from './compute-loss.ts';
import { buildFeatures } from './features.ts';
import { itemWeights } from './item-weights.ts';
import { differentiate, snapshot, type JointModel } from './joint-model.ts';
import type { Learner, StepLosses } from '../kinds/learner.ts';
import { jointRecipe } from './joint-recipe.ts';
import { adamWState, adamWStep, learningRateAt, type AdamWState } from './optimizer.ts';
import { startParameters, type ParameterName } from './parameters.ts';
import { createRandom, type Random } from '../../base/random.ts';
import { rankingTask } from './ranking-task.ts';
import { retrievalTask } from './retrieval-task.ts';
import type { TrainedModel } from './trained-model.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';

/** The joint model before its first step. */
function startModel(train: TrainingSet, seed: number): JointModel {
  const shape = { ...jointRecipe.shape, movies: train.movieIds.length, users: train.userIds.length };
  const features = buildFeatures(train.features);
  const statistics = ratingStatistics(train);
  return {
    shape,
    features,
    statistics,
    parameters: startParameters(shape, features, statistics, seed),
    itemWeights: itemWeights(train, features.rows),
  };
}

/** Owns the parameters, the optimizer's state and the dropout's randomness. */
export class JointLearner implements Learner<TrainedModel> {
  readonly stepsPerEpoch: number;
  ratingsSeen = 0;
  readonly #train: TrainingSet;
  readonly #model: JointModel;
  readonly #tasks: readonly Task[];
  readonly #batches: Generator<Batch, never>;
  readonly #dropout: Random;
  readonly #states: ReadonlyMap<ParameterName, AdamWState>;
  readonly #steps: number;
  #step = 0;

  constructor(train: TrainingSet, options: TrainingOptions) {
    const { rankWeight, retrievalWeight, epochs, batchSize, seed } = options;
    this.#train = train;
    this.#model = startModel(train, seed);
    const { shape, statistics } = this.#model;
    const plan = planBatches(shape.movies, shape.users, batchSize);
    this.stepsPerEpoch = plan.stepsPerEpoch;
    this.#steps = epochs * plan.stepsPerEpoch;
    this.#tasks = [rankingTask(rankWeight), retrievalTask(retrievalWeight)];
    this.#batches = drawBatches(train, statistics, plan, seed);
    this.#dropout = createRandom(seed, 'dropout');
    this.#states = new Map(this.#parameters().map(([name, { values }]) => [name, adamWState(values.length)]));
  }

  #parameters() {
    const entries = Object.entries(this.#model.parameters);
    return entries as [ParameterName, JointModel['parameters'][ParameterName]][]; // entries forgets the keys
  }

  /** One batch: differentiate, then AdamW on every parameter. */
  step(): StepLosses {
    const batch = this.#batches.next().value;
    const result = differentiate(this.#model, this.#tasks, batch, this.#dropout);
    const options = { step: this.#step, learningRate: learningRateAt(this.#step, this.#steps) };
    for (const [name, { values }] of this.#parameters()) {
      const state = this.#states.get(name);
      if (state !== undefined) adamWStep(values, result.gradients[name], state, options);
    }
    this.#step += 1;
    this.ratingsSeen += batch.history.rows.length + batch.targets.rows.length;
    return result;
  }

  snapshot(report: TrainingReport): TrainedModel {
    return snapshot(this.#model, this.#train, report);
  }
}
