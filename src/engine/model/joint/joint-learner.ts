// The joint model in training, step by step.
import { keysOf } from '../../../contract/keys-of.ts';
import type { TrainingOptions } from '../../../contract/training.ts';
import { asPart } from '../../base/in-steps.ts';
import { createRandom } from '../../base/random.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { statisticsInSteps } from '../../ratings/biases.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import type { EarlierPart } from '../kinds/earlier-training.ts';
import { arraysOf, putBack, type StateArrays } from '../kinds/learner-state.ts';
import type { Learner, LearnerState, StepLosses } from '../kinds/learner.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import { carriedItemWeights, carryOver, checkAlike } from './carry-over.ts';
import { drawBatches, planBatches, type Batch } from './batches.ts';
import { featuresInSteps } from './features.ts';
import { itemWeightsInSteps } from './item-weights.ts';
import { snapshot, type JointModel } from './joint-model.ts';
import { jointRecipe } from './joint-recipe.ts';
import { JointStep } from './joint-step.ts';
import { AdamW, learningRateAt } from './optimizer.ts';
import { startParameters } from './parameters.ts';
import type { TrainedModel } from './trained-model.ts';

/** Shares of the work before the first step. */
const shares = { statistics: 0.1, features: 0.15, parameters: 0.25 };

/** Owns the parameters and the optimizer's state. */
export class JointLearner implements Learner<TrainedModel> {
  readonly stepsPerEpoch: number;
  ratingsSeen = 0;
  readonly #train: TrainingSet;
  readonly #model: JointModel;
  readonly #step: JointStep;
  #steps = 0;
  readonly #randomState: Int32Array;
  readonly #batches: Generator<Batch, never>;
  readonly #optimizer: AdamW;
  readonly #byRow;
  readonly #whole;

  /**
   * Everything up to the first step, item-item weights included, which training itself does without. With an earlier
   * training it begins where that one ended, and keeps its item-item weights.
   */
  static *start(
    train: TrainingSet,
    options: TrainingOptions,
    earlier: EarlierPart<TrainedModel> | null,
  ): Generator<number, JointLearner> {
    const { seed } = options;
    const statistics = yield* asPart(statisticsInSteps(train), 0, shares.statistics);
    if (earlier !== null) checkAlike(statistics, earlier);
    const features = yield* asPart(featuresInSteps(train.features), shares.statistics, shares.features);
    const { dimensions = jointRecipe.shape.dimensions } = options;
    const shape = {
      ...jointRecipe.shape,
      dimensions,
      movies: train.movieIds.length,
      users: train.userIds.length,
    };
    const memory = new KernelMemory();
    const parameters = yield* asPart(
      startParameters(shape, features, statistics, seed, memory),
      shares.features,
      shares.parameters,
    );
    if (earlier !== null) carryOver(parameters, features.space, earlier);
    const itemWeights =
      (earlier && carriedItemWeights(earlier, train.movies.length)) ??
      (yield* asPart(itemWeightsInSteps(train, features.rows, seed), shares.parameters, 1));
    return new JointLearner(train, options, { shape, features, statistics, parameters, itemWeights }, memory);
  }

  /** `model`'s parameters are in `memory`. */
  private constructor(
    train: TrainingSet,
    { rankWeight, retrievalWeight, epochs, batchSize, seed, continues, ...options }: TrainingOptions,
    model: JointModel,
    memory: KernelMemory,
  ) {
    const { shape, parameters, statistics, features } = model;
    const plan = planBatches(shape.movies, shape.users, batchSize);
    this.stepsPerEpoch = plan.stepsPerEpoch;
    this.#train = train;
    this.#model = model;
    const { rows } = features;
    const inMemory = {
      ...rows,
      starts: memory.integersOf(rows.starts),
      columns: memory.integersOf(rows.columns),
      values: memory.floatsOf(rows.values),
    };
    const dropout = createRandom(seed, 'dropout');
    const randomState = memory.integersOf(Array.from({ length: 4 }, () => dropout.integer(2 ** 31)));
    this.#randomState = randomState;
    this.#step = new JointStep(
      memory,
      { shape, features: inMemory, statistics, parameters },
      { rank: rankWeight, retrieval: retrievalWeight },
      randomState,
    );
    this.#batches = drawBatches(train, statistics, plan, seed, memory);
    const steps = epochs * plan.stepsPerEpoch;
    const { learningRate, continuedLearningRate } = jointRecipe.optimizer;
    const peak = options.learningRate ?? (continues === undefined ? learningRate : continuedLearningRate);
    this.#optimizer = new AdamW(
      memory,
      Array.from({ length: steps }, (_, step) => learningRateAt(step, steps, peak)),
    );
    const { movieEmbeddings, historyVectors, userEmbeddings, ...whole } = parameters;
    this.#byRow = {
      movieEmbeddings: this.#optimizer.trainRows(movieEmbeddings, shape.dimensions),
      historyVectors: this.#optimizer.trainRows(historyVectors, shape.dimensions),
      userEmbeddings: this.#optimizer.trainRows(userEmbeddings, shape.dimensions),
    };
    this.#whole = keysOf(whole).map((name) => ({ name, trained: this.#optimizer.train(whole[name]) }));
  }

  /** One batch: differentiate, then AdamW on what took part. */
  step(): StepLosses {
    const batch = this.#batches.next().value;
    const { movieEmbeddings, historyVectors, userEmbeddings } = this.#byRow;
    const rated = batch.movies.subarray(0, batch.ratedMovies);
    this.#optimizer.catchUp(movieEmbeddings, batch.movies);
    this.#optimizer.catchUp(historyVectors, rated);
    this.#optimizer.catchUp(userEmbeddings, batch.users);
    const { gradients, embeddedUsers, ...losses } = this.#step.run(batch);
    this.#optimizer.applyRows(movieEmbeddings, batch.movies, gradients.movieEmbeddings);
    this.#optimizer.applyRows(historyVectors, rated, gradients.historyVectors);
    this.#optimizer.applyRows(userEmbeddings, embeddedUsers, gradients.userEmbeddings);
    for (const { name, trained } of this.#whole) this.#optimizer.apply(trained, gradients[name]);
    this.#optimizer.endStep();
    this.#steps += 1;
    this.ratingsSeen += batch.history.rows.length + batch.targets.rows.length;
    return losses;
  }

  snapshot(report: TrainingReport): TrainedModel {
    this.#optimizer.catchUpAll(this.#byRow.movieEmbeddings);
    this.#optimizer.catchUpAll(this.#byRow.historyVectors);
    return snapshot(this.#model, this.#train, report);
  }

  parameters(): StateArrays {
    for (const rows of Object.values(this.#byRow)) this.#optimizer.catchUpAll(rows);
    return { ...this.#model.parameters };
  }

  state(): LearnerState {
    return { steps: this.#steps, ratingsSeen: this.ratingsSeen, arrays: this.#arrays() };
  }

  /** The batches before are drawn again, which brings their random numbers to where they were. */
  *resume({ steps, ratingsSeen, arrays }: LearnerState): Generator<number, void> {
    for (; this.#steps < steps; this.#steps++) {
      this.#batches.next();
      this.#optimizer.endStep();
      yield this.#steps / steps;
    }
    putBack(this.#arrays(), arrays);
    this.ratingsSeen = ratingsSeen;
  }

  #arrays(): StateArrays {
    const whole = Object.fromEntries(this.#whole.map(({ name, trained }) => [name, trained]));
    return arraysOf({ ...this.#byRow, ...whole, dropout: { randomState: this.#randomState } });
  }
}
