// The classic model in training: TensorFlow Recommenders' multitask tutorial, step by step.
import type { PresetOf } from '../../../contract/presets.ts';
import type { TrainingOptions } from '../../../contract/training.ts';
import { arraysOf, putBack, type StateArrays } from '../kinds/learner-state.ts';
import type { Learner, LearnerState, StepLosses } from '../kinds/learner.ts';
import { countBy } from '../../base/counts.ts';
import { createRandom } from '../../base/random.ts';
import type { TrainingReport } from '../kinds/training-report.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import { adagradParameter, adagradStep, type AdagradParameter } from './adagrad.ts';
import type { ClassicModel } from './classic-model.ts';
import { classicRecipes, dimensions, layerUnits, type ClassicRecipe } from './classic-recipe.ts';
import { fitFoldIn } from './fold-in.ts';
import { inBatchSoftmax } from './in-batch-softmax.ts';
import { drawRatingBatches, type RatingBatch } from './rating-batch.ts';
import { ratingError, type DenseLayer } from './rating-network.ts';

/** Keras' defaults: uniform in +-.05 for embeddings. */
const embeddingLimit = 0.05;

function uniform(size: number, limit: number, seed: number, label: string): Float32Array {
  const random = createRandom(seed, label);
  return Float32Array.from({ length: size }, () => limit * (2 * random.uniform() - 1));
}

/** Keras' defaults: weights uniform in +-sqrt(6 / (inputs + outputs)) (Glorot and Bengio, 2010), biases 0. */
function startLayers(seed: number): DenseLayer[] {
  return layerUnits.map((outputs, k) => {
    const inputs = layerUnits[k - 1] ?? 2 * dimensions;
    const limit = Math.sqrt(6 / (inputs + outputs));
    return {
      weights: uniform(inputs * outputs, limit, seed, `layer ${k}`),
      biases: new Float32Array(outputs),
    };
  });
}

function rowsOf(matrix: Float32Array, rows: Int32Array): Float32Array {
  const gathered = new Float32Array(rows.length * dimensions);
  rows.forEach((row, k) => {
    gathered.set(matrix.subarray(row * dimensions, (row + 1) * dimensions), k * dimensions);
  });
  return gathered;
}

function weighted(gradient: Float32Array, weight: number): Float32Array {
  return gradient.map((g) => weight * g);
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
  readonly #batches: Generator<RatingBatch, never>;
  readonly #ratingCounts: Int32Array;
  readonly #users: AdagradParameter;
  readonly #movies: AdagradParameter;
  readonly #layers: readonly { readonly weights: AdagradParameter; readonly biases: AdagradParameter }[];

  constructor(train: TrainingSet, options: ClassicOptions) {
    const { batchSize, seed } = options;
    this.#train = train;
    this.#options = options;
    this.#recipe = classicRecipes[options.preset];
    this.stepsPerEpoch = Math.ceil(train.movies.length / batchSize);
    this.#batches = drawRatingBatches(train, { batchSize, repeats: this.#recipe.repeatsBatches, seed });
    this.#ratingCounts = countBy(train.movies, train.movieIds.length);
    this.#users = adagradParameter(uniform(train.userIds.length * dimensions, embeddingLimit, seed, 'users'));
    this.#movies = adagradParameter(
      uniform(train.movieIds.length * dimensions, embeddingLimit, seed, 'movies'),
    );
    this.#layers = startLayers(seed).map(({ weights, biases }) => ({
      weights: adagradParameter(weights),
      biases: adagradParameter(biases),
    }));
  }

  /** Both losses of one batch, their weighted sum differentiated, and Adagrad on every parameter. */
  step(): StepLosses {
    const batch = this.#batches.next().value;
    const { rankWeight, retrievalWeight } = this.#options;
    const vectors = {
      users: rowsOf(this.#users.values, batch.userRows),
      movies: rowsOf(this.#movies.values, batch.movieRows),
    };
    const retrieval = inBatchSoftmax(batch, vectors, this.#frequencies(batch));
    const ranking = ratingError(batch, vectors, this.#plainLayers());

    const learningRate = this.#learningRate();
    for (const side of ['users', 'movies'] as const) {
      this.#addPenalty(retrieval[side], vectors[side], batch[side]);
      const gradient = weighted(retrieval[side], retrievalWeight);
      ranking[side].forEach((g, k) => (gradient[k] = (gradient[k] ?? 0) + rankWeight * g));
      const [parameter, rows] =
        side === 'users' ? [this.#users, batch.userRows] : [this.#movies, batch.movieRows];
      adagradStep(parameter, gradient, learningRate, rows);
    }
    this.#layers.forEach(({ weights, biases }, k) => {
      const gradient = ranking.layers[k];
      if (gradient === undefined) return;
      adagradStep(weights, weighted(gradient.weights, rankWeight), learningRate);
      adagradStep(biases, weighted(gradient.biases, rankWeight), learningRate);
    });
    this.#step += 1;
    this.ratingsSeen += batch.stars.length;
    return { rankingLoss: ranking.loss, retrievalLoss: retrieval.loss / batch.stars.length };
  }

  /** Adds to a gradient that of penalty x |vector|^2 of each rating, which belongs to the retrieval loss. */
  #addPenalty(gradient: Float32Array, vectors: Float32Array, ratings: Int32Array): void {
    const { vectorPenalty } = this.#recipe;
    if (vectorPenalty === 0) return;
    for (const row of ratings) {
      for (let k = row * dimensions; k < (row + 1) * dimensions; k++) {
        gradient[k] = (gradient[k] ?? 0) + 2 * vectorPenalty * (vectors[k] ?? 0);
      }
    }
  }

  snapshot(report: TrainingReport): ClassicModel {
    const { movieIds, userIds } = this.#train;
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
    const { learningRate, decays } = this.#recipe;
    return decays
      ? learningRate * (1 - this.#step / (this.stepsPerEpoch * this.#options.epochs))
      : learningRate;
  }

  #plainLayers(): DenseLayer[] {
    return this.#layers.map(({ weights, biases }) => ({ weights: weights.values, biases: biases.values }));
  }

  /** log of each of the batch's movies' share of all ratings, or 0 where that is not corrected. */
  #frequencies({ movieRows }: RatingBatch): Float32Array {
    const total = this.#train.movies.length;
    return Float32Array.from(movieRows, (movie) =>
      this.#recipe.correctsFrequency ? Math.log((this.#ratingCounts[movie] ?? 0) / total) : 0,
    );
  }
}
