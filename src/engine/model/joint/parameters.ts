// The joint model's trainable parameters: names, shapes and where training starts from.
import { sumOf } from '../../base/statistics.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { FeatureMatrix } from './features.ts';
import type { RatingStatistics } from '../../ratings/biases.ts';
import { createRandom } from '../../base/random.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { ModelShape } from './trained-model.ts';

/** Everything that training changes, in the kernels' memory; matrices are row-major. D: columns of F; else see ModelShape. */
export interface Parameters {
  /** [M, d] Q */
  readonly movieEmbeddings: Float32Array;
  /** [D, d] Wf */
  readonly featureWeights: Float32Array;
  /** [M, d] Ein */
  readonly historyVectors: Float32Array;
  /** [U, d] P: of use in training alone. */
  readonly userEmbeddings: Float32Array;
  /** [M] c */
  readonly popularityLogits: Float32Array;
  /** [D] wfb */
  readonly featureBiases: Float32Array;
  /** [d, T] Wt */
  readonly topicWeights: Float32Array;
  /** [3] li, lu, lt before softplus. */
  readonly shrinkage: Float32Array;
  /** [1] g */
  readonly topicGain: Float32Array;
  /** [2 d, d] of rho and u: see RankingTask. */
  readonly affinityWeights: Float32Array;
  /** [3 T + 8, H]: rows of z, phi_i, 3 z phi_i and the six scalars, and two of padding that stay 0. */
  readonly networkWeights: Float32Array;
  /** [H] */
  readonly hiddenBias: Float32Array;
  /** [H, 1] */
  readonly outputWeights: Float32Array;
  /** [1] */
  readonly outputBias: Float32Array;
}

export type ParameterName = keyof Parameters;

/** Scalar inputs of the rating network: b_u, b_ui, t, and how much is known of person and movie, and the spread. */
export const scalarInputs = 6;
/** Scalars and padding: the kernels take four numbers at a time. */
export const paddedScalarInputs = 8;

export function softplus(x: number): number {
  return Math.log1p(Math.exp(x));
}

/** What softplus turns into `y` (> 0). */
function inverseSoftplus(y: number): number {
  return Math.log(Math.expm1(y));
}

/** c = log((count + .5) / total): how often the movie is rated, as a logit. */
export function popularityLogits({ ratingCounts }: Pick<RatingStatistics, 'ratingCounts'>): Float32Array {
  const { popularityCount } = jointRecipe.start;
  const total = sumOf(ratingCounts);
  return Float32Array.from(ratingCounts, (count) => Math.log((count + popularityCount) / total));
}

/** Random numbers between two signs of life. */
const numbersOfSlice = 2 ** 18;

/** Parameters at the start of a training. Each has its own stream of the seed. Yields the share that is done. */
export function* startParameters(
  shape: ModelShape,
  features: FeatureMatrix,
  statistics: RatingStatistics,
  seed: number,
  memory: KernelMemory,
): Generator<number, Parameters> {
  const { movies, users, dimensions, topics, hiddenUnits } = shape;
  const columns = features.rows.columnCount;
  const { deviation, topicDeviation, outputDeviation, shrinkage, topicGain } = jointRecipe.start;
  const large = (2 * movies + users + columns) * dimensions;
  let done = 0;

  function* fillNormal(
    values: Float32Array,
    stream: string,
    spread: number,
  ): Generator<number, Float32Array> {
    const random = createRandom(seed, stream);
    for (let i = 0; i < values.length; i++) {
      values[i] = random.normal() * spread;
      if (++done % numbersOfSlice === 0) yield Math.min(1, done / large);
    }
    return values;
  }
  function normal(
    name: ParameterName,
    length: number,
    spread: number = deviation,
  ): Generator<number, Float32Array> {
    return fillNormal(memory.floats(length), name, spread);
  }
  function* startNetwork(): Generator<number, Float32Array> {
    const weights = memory.floats((3 * topics + paddedScalarInputs) * hiddenUnits);
    const { taste, movieTopic, match, scalar } = networkParts(weights, topics, hiddenUnits);
    yield* fillNormal(taste, 'tasteWeights', deviation);
    yield* fillNormal(movieTopic, 'movieTopicWeights', deviation);
    yield* fillNormal(match, 'matchWeights', deviation);
    yield* fillNormal(scalar, 'scalarWeights', deviation);
    return weights;
  }

  return {
    movieEmbeddings: yield* normal('movieEmbeddings', movies * dimensions),
    featureWeights: yield* normal('featureWeights', columns * dimensions),
    historyVectors: yield* normal('historyVectors', movies * dimensions),
    userEmbeddings: yield* normal('userEmbeddings', users * dimensions),
    popularityLogits: memory.floatsOf(popularityLogits(statistics)),
    featureBiases: memory.floats(columns),
    topicWeights: yield* normal('topicWeights', dimensions * topics, topicDeviation),
    shrinkage: memory.floatsOf([shrinkage.movie, shrinkage.user, shrinkage.topic].map(inverseSoftplus)),
    topicGain: memory.floatsOf([topicGain]),
    affinityWeights: memory.floats(2 * dimensions * dimensions),
    networkWeights: yield* startNetwork(),
    hiddenBias: memory.floats(hiddenUnits),
    outputWeights: yield* normal('outputWeights', hiddenUnits, outputDeviation),
    outputBias: memory.floats(1),
  };
}

/** The rows of the network's first layer by what they weigh. */
export function networkParts(networkWeights: Float32Array, topics: number, hiddenUnits: number) {
  const rows = (from: number, count: number): Float32Array =>
    networkWeights.subarray(from * hiddenUnits, (from + count) * hiddenUnits);
  return {
    taste: rows(0, topics),
    movieTopic: rows(topics, topics),
    match: rows(2 * topics, topics),
    scalar: rows(3 * topics, scalarInputs),
  };
}
