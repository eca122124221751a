// The joint model in training, step by step.
import { keysOf } from '../../../contract/keys-of.ts';
import type { TrainingOptions } from '../../../contract/training.ts';
import { createRandom } from '../../base/random.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { ratingStatistics } from '../../ratings/biases.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import type { Learner, StepLosses } from '../kinds/learner.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import { drawBatches, planBatches, type Batch } from './batches.ts';
import { buildFeatures } from './features.ts';
import { itemWeightsInSteps, noItemWeights, type ItemWeights } from './item-weights.ts';
import { snapshot, type JointModel } from './joint-model.ts';
import { jointRecipe } from './joint-recipe.ts';
import { JointStep } from './joint-step.ts';
import { AdamW, learningRateAt } from './optimizer.ts';
import { startParameters } from './parameters.ts';
import type { TrainedModel } from './trained-model.ts';

/** Owns the parameters and the optimizer's state. */
export class JointLearner implements Learner<TrainedModel> {
  readonly stepsPerEpoch: number;
  ratingsSeen = 0;
  readonly #train: TrainingSet;
  readonly #seed: number;
  readonly #model: Omit<JointModel, 'itemWeights'>;
  #itemWeights: ItemWeights = noItemWeights;
  readonly #step: JointStep;
  readonly #batches: Generator<Batch, never>;
  readonly #optimizer: AdamW;
  readonly #byRow;
  readonly #whole;

  constructor(train: TrainingSet, options: TrainingOptions) {
    const { rankWeight, retrievalWeight, epochs, batchSize, seed } = options;
    const shape = { ...jointRecipe.shape, movies: train.movieIds.length, users: train.userIds.length };
    const plan = planBatches(shape.movies, shape.users, batchSize);
    this.stepsPerEpoch = plan.stepsPerEpoch;
    const features = buildFeatures(train.features);
    const statistics = ratingStatistics(train);
    const memory = new KernelMemory();
    const parameters = startParameters(shape, features, statistics, seed, memory);
    const { rows } = features;
    this.#train = train;
    this.#seed = seed;
    this.#model = { shape, features, statistics, parameters };
    const inMemory = {
      ...rows,
      starts: memory.integersOf(rows.starts),
      columns: memory.integersOf(rows.columns),
      values: memory.floatsOf(rows.values),
    };
    const dropout = createRandom(seed, 'dropout');
    const randomState = memory.integersOf(Array.from({ length: 4 }, () => dropout.integer(2 ** 31)));
    this.#step = new JointStep(
      memory,
      { shape, features: inMemory, statistics, parameters },
      { rank: rankWeight, retrieval: retrievalWeight },
      randomState,
    );
    this.#batches = drawBatches(train, statistics, plan, seed, memory);
    const steps = epochs * plan.stepsPerEpoch;
    this.#optimizer = new AdamW(
      memory,
      Array.from({ length: steps }, (_, step) => learningRateAt(step, steps)),
    );
    const { movieEmbeddings, historyVectors, userEmbeddings, ...whole } = parameters;
    this.#byRow = {
      movieEmbeddings: this.#optimizer.trainRows(movieEmbeddings, shape.dimensions),
      historyVectors: this.#optimizer.trainRows(historyVectors, shape.dimensions),
      userEmbeddings: this.#optimizer.trainRows(userEmbeddings, shape.dimensions),
    };
    this.#whole = keysOf(whole).map((name) => ({ name, trained: this.#optimizer.train(whole[name]) }));
  }

  /** The item-item weights, which training itself does without. */
  *prepare(): Generator<number, void> {
    this.#itemWeights = yield* itemWeightsInSteps(this.#train, this.#model.features.rows, this.#seed);
  }

  /** One batch: differentiate, then AdamW on what took part. */
  step(): StepLosses {
    const batch = this.#batches.next().value;
    const { movieEmbeddings, historyVectors, userEmbeddings } = this.#byRow;
    this.#optimizer.catchUp(movieEmbeddings, batch.movies);
    this.#optimizer.catchUp(historyVectors, batch.movies);
    this.#optimizer.catchUp(userEmbeddings, batch.users);
    const { gradients, embeddedUsers, ...losses } = this.#step.run(batch);
    this.#optimizer.applyRows(movieEmbeddings, batch.movies, gradients.movieEmbeddings);
    this.#optimizer.applyRows(historyVectors, batch.movies, gradients.historyVectors);
    this.#optimizer.applyRows(userEmbeddings, embeddedUsers, gradients.userEmbeddings);
    for (const { name, trained } of this.#whole) this.#optimizer.apply(trained, gradients[name]);
    this.#optimizer.endStep();
    this.ratingsSeen += batch.history.rows.length + batch.targets.rows.length;
    return losses;
  }

  snapshot(report: TrainingReport): TrainedModel {
    this.#optimizer.catchUpAll(this.#byRow.movieEmbeddings);
    this.#optimizer.catchUpAll(this.#byRow.historyVectors);
    return snapshot({ ...this.#model, itemWeights: this.#itemWeights }, this.#train, report);
  }
}
