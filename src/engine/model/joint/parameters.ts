// The joint model's trainable parameters: names, shapes and where training starts from.
import { sumOf } from '../../base/statistics.ts';
import type { FeatureMatrix } from './features.ts';
import type { RatingStatistics } from '../../ratings/biases.ts';
import { createRandom } from '../../base/random.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { ModelShape } from './trained-model.ts';

/** One array of trainable numbers. */
export interface Parameter {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Everything that training changes; matrices are row-major. d, T, H: see ModelShape; D: columns of F. */
export interface Parameters {
  /** [M, d] Q */
  readonly movieEmbeddings: Parameter;
  /** [D, d] Wf */
  readonly featureWeights: Parameter;
  /** [M, d] Ein */
  readonly historyVectors: Parameter;
  /** [U, d] P: of use in training alone. */
  readonly userEmbeddings: Parameter;
  /** [M] c */
  readonly popularityLogits: Parameter;
  /** [D] wfb */
  readonly featureBiases: Parameter;
  /** [d, T] Wt */
  readonly topicWeights: Parameter;
  /** [3] li, lu, lt before softplus. */
  readonly shrinkage: Parameter;
  /** [1] g */
  readonly topicGain: Parameter;
  /** [T, H] of z */
  readonly tasteWeights: Parameter;
  /** [T, H] of phi_i */
  readonly movieTopicWeights: Parameter;
  /** [T, H] of 3 z phi_i */
  readonly matchWeights: Parameter;
  /** [6, H] of the scalar inputs */
  readonly scalarWeights: Parameter;
  /** [H] */
  readonly hiddenBias: Parameter;
  /** [H, 1] */
  readonly outputWeights: Parameter;
  /** [1] */
  readonly outputBias: Parameter;
}

export type ParameterName = keyof Parameters;

/** Scalar inputs of the rating network: b_u, b_ui, t, and how much is known of person and movie, and the spread. */
export const scalarInputs = 6;

export function softplus(x: number): number {
  return Math.log1p(Math.exp(x));
}

/** What softplus turns into `y` (> 0). */
function inverseSoftplus(y: number): number {
  return Math.log(Math.expm1(y));
}

/** c = log((count + .5) / total): how often the movie is rated, as a logit. */
function startPopularity({ ratingCounts }: RatingStatistics): Float32Array {
  const { popularityCount } = jointRecipe.start;
  const total = sumOf(ratingCounts);
  return Float32Array.from(ratingCounts, (count) => Math.log((count + popularityCount) / total));
}

/** Parameters at the start of a training. Each has its own stream of the seed. */
export function startParameters(
  shape: ModelShape,
  features: FeatureMatrix,
  statistics: RatingStatistics,
  seed: number,
): Parameters {
  const { movies, users, dimensions, topics, hiddenUnits } = shape;
  const columns = features.rows.columnCount;
  const { deviation, topicDeviation, outputDeviation, shrinkage, topicGain } = jointRecipe.start;

  function normal(name: ParameterName, sizes: readonly number[], spread: number = deviation): Parameter {
    const random = createRandom(seed, name);
    const values = new Float32Array(sizes.reduce((product, size) => product * size, 1));
    for (let i = 0; i < values.length; i++) values[i] = random.normal() * spread;
    return { shape: sizes, values };
  }
  function given(values: ArrayLike<number>): Parameter {
    return { shape: [values.length], values: Float32Array.from(values) };
  }

  return {
    movieEmbeddings: normal('movieEmbeddings', [movies, dimensions]),
    featureWeights: normal('featureWeights', [columns, dimensions]),
    historyVectors: normal('historyVectors', [movies, dimensions]),
    userEmbeddings: normal('userEmbeddings', [users, dimensions]),
    popularityLogits: given(startPopularity(statistics)),
    featureBiases: given(new Float32Array(columns)),
    topicWeights: normal('topicWeights', [dimensions, topics], topicDeviation),
    shrinkage: given([shrinkage.movie, shrinkage.user, shrinkage.topic].map(inverseSoftplus)),
    topicGain: given([topicGain]),
    tasteWeights: normal('tasteWeights', [topics, hiddenUnits]),
    movieTopicWeights: normal('movieTopicWeights', [topics, hiddenUnits]),
    matchWeights: normal('matchWeights', [topics, hiddenUnits]),
    scalarWeights: normal('scalarWeights', [scalarInputs, hiddenUnits]),
    hiddenBias: given(new Float32Array(hiddenUnits)),
    outputWeights: normal('outputWeights', [hiddenUnits, 1], outputDeviation),
    outputBias: given([0]),
  };
}
