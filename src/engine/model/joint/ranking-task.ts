// The ranking task: how many stars did the person give?
import { growingFloats } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { RatingStatistics } from '../../ratings/biases.ts';
import { sumOf } from '../../base/statistics.ts';
import { numbersOf, tf } from '../../base/tensorflow.ts';
import type { Batch } from './batches.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { StepMovies } from './movie-tower.ts';
import { paddedScalarInputs, softplus, type Parameters } from './parameters.ts';
import type { ModelShape } from './trained-model.ts';

const { affinity, dropout, matchScale, personEvidenceScale, movieEvidenceScale, spread } =
  jointRecipe.ranking;
const { historyStars } = jointRecipe.retrieval;
/** Numbers that the kernels keep of a person, and of a target. */
const personNumbers = 16;
const matchNumbers = 4;

/** Gradients of a step by the parameters that the task alone has. */
export interface RankingGradients {
  readonly shrinkage: Float32Array;
  readonly topicGain: Float32Array;
  readonly affinityWeights: Float32Array;
  readonly networkWeights: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly outputWeights: Float32Array;
  readonly outputBias: Float32Array;
}

/**
 * r^ = mu + b_u + b_ui + g t + [rho, u] Wa . q_i + MLP for the targets of a batch, in stars, and the mean of (r^ - r)^2 over them.
 *
 * The person's side is made of the history alone. With e = r - mu - b_ui of each rating in it: b_u = sum e / (n + lu),
 * residuals e - b_u, and by topic A = sum (e - b_u) phi and N = sum phi. b_ui = (S + li f) / (n + li), with S and n
 * without the person's own rating: a bias that contained the rating it helps to predict would leak it. t is the topic
 * match, z = A / (N + lt) the taste (see topic-attention.ts). MLP(z, phi_i, 3 z phi_i, scalars) is 32 units with ReLU
 * and one output; the scalars are b_u, b_ui, t, how much is known of person and movie, and the residuals' spread.
 *
 * The affinity [rho, u] Wa . q_i, with rho = sum of (e - b_u) q / (n + 10) over the history, reads stars off the vectors of
 * retrieval: from what was rated how, and from what was watched at all. It takes the vectors and residuals as given, so
 * that its gradient reaches Wa alone. What presence says is held back by a prior, as it says much only of many people.
 */
export class RankingTask {
  readonly #memory: KernelMemory;
  readonly #weight: number;
  readonly #shape: ModelShape;
  readonly #meanStars: number;
  readonly #ratings: number;
  readonly #parameters: Parameters;
  readonly #buffers;
  readonly #gradients: RankingGradients;
  /** By li, lu, lt and g. */
  readonly #scalarGradients: Float32Array;
  readonly #randomState: Int32Array | null;

  /** `randomState` [4] draws what dropout leaves out; null leaves nothing out. */
  constructor(
    memory: KernelMemory,
    weight: number,
    shape: ModelShape,
    { meanStars, ratingCounts }: RatingStatistics,
    parameters: Parameters,
    randomState: Int32Array | null,
  ) {
    this.#memory = memory;
    this.#weight = weight;
    this.#shape = shape;
    this.#meanStars = meanStars;
    this.#ratings = sumOf(ratingCounts);
    this.#parameters = parameters;
    this.#randomState = randomState;
    const buffer = () => growingFloats(memory);
    this.#buffers = {
      people: buffer(),
      errors: buffer(),
      vectors: buffer(),
      masses: buffer(),
      residuals: buffer(),
      tastes: buffer(),
      tasteMask: buffer(),
      massGradients: buffer(),
      residualGradients: buffer(),
      tasteGradients: buffer(),
      inputs: buffer(),
      matches: buffer(),
      known: buffer(),
      hidden: buffer(),
      hiddenMask: buffer(),
      starsGradients: buffer(),
      affinityInputs: buffer(),
      affinityMask: buffer(),
      affinities: buffer(),
      affinityGradients: buffer(),
    };
    const gradientOf = (name: keyof RankingGradients): Float32Array => memory.floats(parameters[name].length);
    this.#gradients = {
      shrinkage: gradientOf('shrinkage'),
      topicGain: gradientOf('topicGain'),
      affinityWeights: gradientOf('affinityWeights'),
      networkWeights: gradientOf('networkWeights'),
      hiddenBias: gradientOf('hiddenBias'),
      outputWeights: gradientOf('outputWeights'),
      outputBias: gradientOf('outputBias'),
    };
    this.#scalarGradients = memory.floats(4);
  }

  /** The people of the batch from their histories; returns u [B, d], without P_u. */
  foldPeople({ users, history }: Batch, movies: StepMovies): Float32Array {
    const { dimensions, topics } = this.#shape;
    const size = users.length;
    const [li, lu, lt] = this.#shrinkage();
    const vectors = this.#buffers.vectors(size * dimensions);
    this.#memory.kernels.foldPeople(
      this.#buffers.people(size * personNumbers).byteOffset,
      history.starts.byteOffset,
      history.places.byteOffset,
      history.movies.byteOffset,
      history.stars.byteOffset,
      history.otherSums.byteOffset,
      history.otherCounts.byteOffset,
      this.#buffers.errors(history.rows.length).byteOffset,
      movies.featureBiases.byteOffset,
      movies.topics.byteOffset,
      this.#parameters.historyVectors.byteOffset,
      vectors.byteOffset,
      this.#buffers.masses(size * topics).byteOffset,
      this.#buffers.residuals(size * topics).byteOffset,
      this.#buffers.tastes(size * topics).byteOffset,
      this.#drawMask(this.#buffers.tasteMask(size * topics), dropout).byteOffset,
      size,
      dimensions,
      topics,
      this.#meanStars,
      li,
      lu,
      lt,
      historyStars,
      personEvidenceScale,
      spread.priorRatings,
      spread.usual,
    );
    this.#memory.kernels.affinityInputs(
      this.#buffers.affinityInputs(size * 2 * dimensions).byteOffset,
      this.#buffers.people(size * personNumbers).byteOffset,
      history.starts.byteOffset,
      history.places.byteOffset,
      this.#buffers.errors(history.rows.length).byteOffset,
      movies.vectors.byteOffset,
      vectors.byteOffset,
      size,
      dimensions,
      affinity.shrinkage,
    );
    const inputs = this.#buffers.affinityInputs(size * 2 * dimensions);
    const mask = this.#drawMask(this.#buffers.affinityMask(inputs.length), affinity.dropout);
    this.#memory.kernels.multiplyAll(inputs.byteOffset, mask.byteOffset, mask.length);
    return vectors;
  }

  /**
   * Loss without its weight, in stars squared, and gradients; those by topics and feature biases are added to
   * `movies`. To be called after `foldPeople` of the same batch, where tensors are freed afterwards.
   */
  run(batch: Batch, movies: StepMovies): { loss: number; gradients: RankingGradients } {
    const { kernels } = this.#memory;
    const { dimensions, topics, hiddenUnits } = this.#shape;
    const { targets } = batch;
    const size = batch.users.length;
    const count = targets.rows.length;
    const width = 3 * topics + paddedScalarInputs;
    const [li, lu, lt] = this.#shrinkage();
    const [gain = 0] = this.#parameters.topicGain;
    const people = this.#buffers.people(size * personNumbers);
    const masses = this.#buffers.masses(size * topics);
    const residuals = this.#buffers.residuals(size * topics);
    const tastes = this.#buffers.tastes(size * topics);
    const inputs = this.#buffers.inputs(count * width);
    const matches = this.#buffers.matches(count * matchNumbers);
    const known = this.#buffers.known(count);
    kernels.targetInputs(
      inputs.byteOffset,
      matches.byteOffset,
      known.byteOffset,
      count,
      targets.rows.byteOffset,
      targets.places.byteOffset,
      targets.otherSums.byteOffset,
      targets.otherCounts.byteOffset,
      movies.featureBiases.byteOffset,
      movies.topics.byteOffset,
      people.byteOffset,
      masses.byteOffset,
      residuals.byteOffset,
      tastes.byteOffset,
      topics,
      this.#meanStars,
      li,
      lt,
      gain,
      matchScale,
      movieEvidenceScale,
    );

    const affinityInputs = tf.tensor2d(this.#buffers.affinityInputs(size * 2 * dimensions), [
      size,
      2 * dimensions,
    ]);
    const affinityWeights = tf.tensor2d(this.#parameters.affinityWeights, [2 * dimensions, dimensions]);
    const affinities = this.#buffers.affinities(size * dimensions);
    affinities.set(numbersOf(tf.matMul(affinityInputs, affinityWeights)));
    kernels.addDots(
      known.byteOffset,
      affinities.byteOffset,
      targets.rows.byteOffset,
      movies.vectors.byteOffset,
      targets.places.byteOffset,
      count,
      dimensions,
    );

    const weights = tf.tensor2d(this.#parameters.networkWeights, [width, hiddenUnits]);
    const inputTensor = tf.tensor2d(inputs, [count, width]);
    const hidden = this.#buffers.hidden(count * hiddenUnits);
    hidden.set(numbersOf(tf.matMul(inputTensor, weights)));
    const { hiddenBias, outputWeights, outputBias, networkWeights } = this.#gradients;
    for (const gradient of [hiddenBias, outputWeights, outputBias]) gradient.fill(0);
    const starsGradients = this.#buffers.starsGradients(count);
    const squares = kernels.networkLoss(
      hidden.byteOffset,
      this.#drawMask(this.#buffers.hiddenMask(count * hiddenUnits), dropout).byteOffset,
      known.byteOffset,
      targets.stars.byteOffset,
      starsGradients.byteOffset,
      count,
      hiddenUnits,
      this.#parameters.hiddenBias.byteOffset,
      this.#parameters.outputWeights.byteOffset,
      this.#parameters.outputBias.byteOffset,
      hiddenBias.byteOffset,
      outputWeights.byteOffset,
      outputBias.byteOffset,
      this.#weight / count,
    );
    const hiddenGradient = tf.tensor2d(hidden, [count, hiddenUnits]);
    networkWeights.set(numbersOf(tf.matMul(inputTensor, hiddenGradient, true, false)));
    inputs.set(numbersOf(tf.matMul(hiddenGradient, weights, false, true)));

    const affinityGradients = this.#buffers.affinityGradients(size * dimensions).fill(0);
    kernels.addRows(
      affinityGradients.byteOffset,
      targets.rows.byteOffset,
      movies.vectors.byteOffset,
      targets.places.byteOffset,
      starsGradients.byteOffset,
      count,
      dimensions,
    );
    this.#gradients.affinityWeights.set(
      numbersOf(tf.matMul(affinityInputs, tf.tensor2d(affinityGradients, [size, dimensions]), true, false)),
    );
    const ofPresence = dimensions * dimensions;
    kernels.addAll(
      this.#gradients.affinityWeights.subarray(ofPresence).byteOffset,
      this.#parameters.affinityWeights.subarray(ofPresence).byteOffset,
      (this.#weight * affinity.presencePrior) / this.#ratings,
      ofPresence,
    );

    const scalarGradients = this.#scalarGradients.fill(0);
    const massGradients = this.#buffers.massGradients(size * topics).fill(0);
    const residualGradients = this.#buffers.residualGradients(size * topics).fill(0);
    const tasteGradients = this.#buffers.tasteGradients(size * topics).fill(0);
    kernels.targetGradients(
      inputs.byteOffset,
      starsGradients.byteOffset,
      matches.byteOffset,
      count,
      targets.rows.byteOffset,
      targets.places.byteOffset,
      targets.otherCounts.byteOffset,
      movies.featureBiases.byteOffset,
      movies.topics.byteOffset,
      people.byteOffset,
      masses.byteOffset,
      residuals.byteOffset,
      tastes.byteOffset,
      movies.topicGradients.byteOffset,
      movies.biasGradients.byteOffset,
      massGradients.byteOffset,
      residualGradients.byteOffset,
      tasteGradients.byteOffset,
      scalarGradients.byteOffset,
      topics,
      li,
      lt,
      gain,
      matchScale,
    );
    kernels.peopleGradients(
      people.byteOffset,
      size,
      masses.byteOffset,
      residuals.byteOffset,
      this.#buffers.tasteMask(size * topics).byteOffset,
      massGradients.byteOffset,
      residualGradients.byteOffset,
      tasteGradients.byteOffset,
      scalarGradients.byteOffset,
      topics,
      lu,
      lt,
      spread.priorRatings,
    );
    const { history } = batch;
    kernels.historyGradients(
      people.byteOffset,
      size,
      history.starts.byteOffset,
      history.places.byteOffset,
      history.stars.byteOffset,
      history.otherCounts.byteOffset,
      this.#buffers.errors(history.rows.length).byteOffset,
      movies.featureBiases.byteOffset,
      movies.topics.byteOffset,
      movies.topicGradients.byteOffset,
      movies.biasGradients.byteOffset,
      massGradients.byteOffset,
      residualGradients.byteOffset,
      scalarGradients.byteOffset,
      topics,
      this.#meanStars,
      li,
    );
    // softplus' is the logistic function.
    this.#parameters.shrinkage.forEach((raw, k) => {
      this.#gradients.shrinkage[k] = (scalarGradients[k] ?? 0) / (1 + Math.exp(-raw));
    });
    this.#gradients.topicGain[0] = scalarGradients[3] ?? 0;
    return { loss: squares / count, gradients: this.#gradients };
  }

  /** li, lu and lt. */
  #shrinkage(): [number, number, number] {
    const [movie = 0, user = 0, topic = 0] = this.#parameters.shrinkage;
    return [softplus(movie), softplus(user), softplus(topic)];
  }

  #drawMask(mask: Float32Array, probability: number): Float32Array {
    if (this.#randomState === null) return mask.fill(1);
    this.#memory.kernels.dropoutMask(mask.byteOffset, mask.length, this.#randomState.byteOffset, probability);
    return mask;
  }
}
