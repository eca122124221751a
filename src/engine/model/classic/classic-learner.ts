// The classic model in training: TensorFlow Recommenders' multitask tutorial, step by step.
import { presetTable, type PresetOf } from '../../../contract/presets.ts';
import type { TrainingOptions } from '../../../contract/training.ts';
import { arraysOf, putBack, type StateArrays } from '../kinds/learner-state.ts';
import type { Learner, LearnerState, StepLosses } from '../kinds/learner.ts';
import { countBy } from '../../base/counts.ts';
import { createRandom } from '../../base/random.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import { adagradParameter, adagradRowsStep, adagradStep, type AdagradParameter } from './adagrad.ts';
import type { ClassicModel } from './classic-model.ts';
import { classicRecipes, layerUnits, type ClassicRecipe } from './classic-recipe.ts';
import { ClassicStep } from './classic-step.ts';
import { fitFoldIn } from './fold-in.ts';
import { drawRatingBatches, type RatingBatch } from './rating-batch.ts';
import type { ThreeLayers } from './rating-error.ts';
import type { DenseLayer } from './rating-network.ts';

/** Keras' defaults: uniform in +-.05 for embeddings. */
const embeddingLimit = 0.05;

/** A matrix or vector of uniform random numbers in +-limit, to be trained. */
function startUniform(memory: KernelMemory, size: number, limit: number, seed: number, label: string) {
  const random = createRandom(seed, label);
  const values = memory.floats(size);
  for (let k = 0; k < size; k++) values[k] = limit * (2 * random.uniform() - 1);
  return adagradParameter(memory, values);
}

interface TrainedLayer {
  readonly weights: AdagradParameter;
  readonly biases: AdagradParameter;
}

/** Keras' defaults: weights uniform in +-sqrt(6 / (inputs + outputs)) (Glorot and Bengio, 2010), biases 0. */
function startLayer(
  memory: KernelMemory,
  inputs: number,
  outputs: number,
  seed: number,
  label: string,
): TrainedLayer {
  const limit = Math.sqrt(6 / (inputs + outputs));
  return {
    weights: startUniform(memory, inputs * outputs, limit, seed, label),
    biases: adagradParameter(memory, memory.floats(outputs)),
  };
}

function plain({ weights, biases }: TrainedLayer): DenseLayer {
  return { weights: weights.values, biases: biases.values };
}

/** Options of a training with one of the classic presets. */
export type ClassicOptions = TrainingOptions & { readonly preset: PresetOf<'classic'> };

/** Owns the parameters and the sums of their squared gradients. */
export class ClassicLearner implements Learner<ClassicModel> {
  readonly stepsPerEpoch: number;
  ratingsSeen = 0;
  #step = 0;
  readonly #train: TrainingSet;
  readonly #options: ClassicOptions;
  readonly #recipe: ClassicRecipe;
  readonly #dimensions: number;
  readonly #memory = new KernelMemory();
  readonly #batches: Generator<RatingBatch, never>;
  readonly #ratingCounts: Int32Array;
  readonly #users: AdagradParameter;
  readonly #movies: AdagradParameter;
  readonly #layers: readonly [TrainedLayer, TrainedLayer, TrainedLayer];
  readonly #classicStep: ClassicStep;

  constructor(train: TrainingSet, options: ClassicOptions) {
    const { batchSize, seed, rankWeight, retrievalWeight } = options;
    const memory = this.#memory;
    this.#train = train;
    this.#options = options;
    const recipe = classicRecipes[options.preset];
    this.#recipe = recipe;
    const { dimensions = presetTable[options.preset].dimensions } = options;
    this.#dimensions = dimensions;
    const ratings = train.movies.length;
    this.stepsPerEpoch = Math.ceil(ratings / batchSize);
    this.#batches = drawRatingBatches(train, { batchSize, repeats: recipe.repeatsBatches, seed }, memory);
    const ratingCounts = countBy(train.movies, train.movieIds.length);
    this.#ratingCounts = ratingCounts;
    const embeddings = (label: string, count: number): AdagradParameter =>
      startUniform(memory, count * dimensions, embeddingLimit, seed, label);
    this.#users = embeddings('users', train.userIds.length);
    this.#movies = embeddings('movies', train.movieIds.length);
    const [first, second, last] = layerUnits;
    this.#layers = [
      startLayer(memory, 2 * dimensions, first, seed, 'layer 0'),
      startLayer(memory, first, second, seed, 'layer 1'),
      startLayer(memory, second, last, seed, 'layer 2'),
    ];
    this.#classicStep = new ClassicStep(
      memory,
      { users: this.#users.values, movies: this.#movies.values, layers: this.#plainLayers() },
      dimensions,
      {
        rankWeight,
        retrieval: {
          weight: retrievalWeight,
          vectorPenalty: recipe.vectorPenalty,
          frequencies: Float32Array.from(ratingCounts, (count) =>
            recipe.correctsFrequency ? Math.log(count / ratings) : 0,
          ),
        },
      },
    );
  }

  /** Both losses of one batch, their weighted sum differentiated, and Adagrad on every parameter. */
  step(): StepLosses {
    const batch = this.#batches.next().value;
    const { rankingLoss, retrievalLoss, rows, layers } = this.#classicStep.run(batch);
    const rate = this.#learningRate();
    adagradRowsStep(this.#memory, this.#users, batch.users.rows, rows.users, rate);
    adagradRowsStep(this.#memory, this.#movies, batch.movies.rows, rows.movies, rate);
    layers.forEach((gradients, k) => {
      const trained = this.#layers[k];
      if (trained === undefined) return;
      adagradStep(this.#memory, trained.weights, gradients.weights, rate);
      adagradStep(this.#memory, trained.biases, gradients.biases, rate);
    });
    this.#step += 1;
    this.ratingsSeen += batch.stars.length;
    return { rankingLoss, retrievalLoss: retrievalLoss / batch.stars.length };
  }

  snapshot(report: TrainingReport): ClassicModel {
    const { movieIds, userIds } = this.#train;
    const dimensions = this.#dimensions;
    const movieVectors = this.#movies.values.slice();
    this.#ratingCounts.forEach((count, movie) => {
      if (count === 0) movieVectors.fill(0, movie * dimensions, (movie + 1) * dimensions);
    });
    const userVectors = this.#users.values.slice();
    return {
      kind: 'classic',
      shape: { movies: movieIds.length, users: userIds.length, dimensions },
      movieIds,
      userIds,
      movieVectors,
      userVectors,
      ratingCounts: this.#ratingCounts,
      layers: this.#plainLayers().map(({ weights, biases }) => ({
        weights: weights.slice(),
        biases: biases.slice(),
      })),
      foldInWeights: fitFoldIn(this.#train, { movieVectors, userVectors, dimensions }, this.#options.seed),
      errorWeights: null,
      report,
    };
  }

  parameters(): null {
    return null;
  }

  state(): LearnerState {
    return { steps: this.#step, ratingsSeen: this.ratingsSeen, arrays: this.#arrays() };
  }

  /** The batches before are drawn again, which brings their random numbers to where they were. */
  *resume({ steps, ratingsSeen, arrays }: LearnerState): Generator<number, void> {
    for (; this.#step < steps; this.#step++) {
      this.#batches.next();
      yield this.#step / steps;
    }
    putBack(this.#arrays(), arrays);
    this.ratingsSeen = ratingsSeen;
  }

  #arrays(): StateArrays {
    const layers = this.#layers.flatMap(({ weights, biases }, k) => [
      [`weights ${k}`, weights] as const,
      [`biases ${k}`, biases] as const,
    ]);
    return arraysOf({ users: this.#users, movies: this.#movies, ...Object.fromEntries(layers) });
  }

  #learningRate(): number {
    const { preset, learningRate = presetTable[preset].learningRate } = this.#options;
    const { decays } = this.#recipe;
    return decays
      ? learningRate * (1 - this.#step / (this.stepsPerEpoch * this.#options.epochs))
      : learningRate;
  }

  #plainLayers(): ThreeLayers {
    const [first, second, last] = this.#layers;
    return [plain(first), plain(second), plain(last)];
  }
}
