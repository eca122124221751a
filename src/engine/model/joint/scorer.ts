// Scores people against movies by the joint model, in TensorFlow.
import { itemScores } from './item-scores.ts';
import { clampStars } from '../../ratings/stars-range.ts';
import type { PersonState } from './person.ts';
import { jointRecipe } from './joint-recipe.ts';
import { movieEvidence, personEvidence, residualSpread } from './rating-network.ts';
import type { Scores } from '../kinds/served-model.ts';
import { tf, type Tensor } from '../../base/tensorflow.ts';
import { topicMatch, topicNorms, topicTastes } from './topic-attention.ts';
import { retrievalLogits } from './towers.ts';
import type { TrainedModel } from './trained-model.ts';

/** Numbers of all pairs that are held at once, hidden units among them: 32 MB. */
const maxNumbers = 2 ** 23;

export interface Scorer {
  /**
   * Scores of each person with each movie (indices in the model); null for all movies. A score is logit + 1.0 x stars
   * + the item-item term.
   */
  score(people: readonly PersonState[], movies: Int32Array | null): Scores;
  dispose(): void;
}

/** The movies' side of all formulas, ready to be multiplied by the people's. */
interface MovieTensors {
  /** [K, d] q */
  readonly vectors: Tensor;
  /** [K] c */
  readonly popularityLogits: Tensor;
  /** [K, T] phi */
  readonly topics: Tensor;
  /** [K] b_i */
  readonly biases: Tensor;
  /** [K, T + 3]: phi, b_i, evidence and 1: the inputs of the rating network that are the movie's alone. */
  readonly networkInputs: Tensor;
  /** [K] 1 if the movie was rated, 0 otherwise: there the biases and features are all that is known. */
  readonly isRated: Tensor;
}

function uploadMovies(model: TrainedModel): MovieTensors {
  const { movies, dimensions, topics } = model.shape;
  return tf.tidy(() => {
    const phi = tf.tensor2d(model.movieTopics, [movies, topics]);
    const biases = tf.tensor1d(model.movieBiases);
    const counts = tf.tensor1d(Float32Array.from(model.ratingCounts));
    const columns = [biases, movieEvidence(counts), tf.onesLike(biases)].map((x) => tf.reshape(x, [-1, 1]));
    return {
      vectors: tf.tensor2d(model.movieVectors, [movies, dimensions]),
      popularityLogits: tf.tensor1d(model.popularityLogits),
      topics: phi,
      biases,
      networkInputs: tf.concat([phi, ...columns], 1),
      isRated: tf.cast(tf.greater(counts, 0), 'float32'),
    };
  });
}

function selectMovies(all: MovieTensors, movies: Int32Array): MovieTensors {
  const index = tf.tensor1d(movies, 'int32');
  return {
    vectors: tf.gather(all.vectors, index),
    popularityLogits: tf.gather(all.popularityLogits, index),
    topics: tf.gather(all.topics, index),
    biases: tf.gather(all.biases, index),
    networkInputs: tf.gather(all.networkInputs, index),
    isRated: tf.gather(all.isRated, index),
  };
}

/** Vectors of equal length as the rows of a matrix. */
function matrix(rows: readonly Float32Array[], width: number): Tensor {
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => values.set(row, i * width));
  return tf.tensor2d(values, [rows.length, width]);
}

/** Rating network weights as tensors; the scalar inputs' rows one by one. */
function uploadNetwork({ shape, network }: TrainedModel) {
  const byTopic: [number, number] = [shape.topics, shape.hiddenUnits];
  const scalar = (row: number): Tensor =>
    tf.tensor1d(network.scalarWeights.subarray(row * shape.hiddenUnits, (row + 1) * shape.hiddenUnits));
  return {
    taste: tf.tensor2d(network.tasteWeights, byTopic),
    movieTopic: tf.tensor2d(network.movieTopicWeights, byTopic),
    match: tf.tensor2d(network.matchWeights, byTopic),
    personBias: scalar(0),
    movieBias: scalar(1),
    topicMatch: scalar(2),
    personEvidence: scalar(3),
    movieEvidence: scalar(4),
    spread: scalar(5),
    hiddenBias: tf.tensor1d(network.hiddenBias),
    output: tf.tensor2d(network.outputWeights, [shape.hiddenUnits, 1]),
  };
}
type NetworkTensors = ReturnType<typeof uploadNetwork>;

/**
 * The rating network of rating-network.ts for all pairs of P people and K movies: [P, K]. Its first layer is linear
 * in the movie once the person is given, so that the matrix [phi_i, b_i, evidence, 1] times one small matrix per
 * person makes all of it but the topic match, which belongs to the pair.
 */
function networkForAllPairs(
  model: TrainedModel,
  network: NetworkTensors,
  movies: MovieTensors,
  people: { tastes: Tensor; biases: Tensor; counts: Tensor; squares: Tensor },
  matches: Tensor,
): Tensor {
  const { topics, hiddenUnits } = model.shape;
  const [personCount = 0, movieCount = 0] = matches.shape;
  const column = (x: Tensor): Tensor => tf.reshape(x, [-1, 1]);
  const byPerson = tf.addN([
    tf.matMul(people.tastes, network.taste),
    tf.mul(column(people.biases), network.personBias),
    tf.mul(column(personEvidence(people.counts)), network.personEvidence),
    tf.mul(column(residualSpread(people.squares, people.counts)), network.spread),
    tf.tile(tf.reshape(network.hiddenBias, [1, -1]), [personCount, 1]),
  ]);
  // [T, P, H]: how much each topic of a movie excites each unit, for each person.
  const byTopic = tf.add(
    tf.mul(
      tf.reshape(tf.mul(tf.transpose(people.tastes), jointRecipe.ranking.matchScale), [
        topics,
        personCount,
        1,
      ]),
      tf.reshape(network.match, [topics, 1, hiddenUnits]),
    ),
    tf.reshape(network.movieTopic, [topics, 1, hiddenUnits]),
  );
  const forEveryone = (weights: Tensor): Tensor =>
    tf.tile(tf.reshape(weights, [1, 1, hiddenUnits]), [1, personCount, 1]);
  const weights = tf.concat(
    [
      byTopic,
      forEveryone(network.movieBias),
      forEveryone(network.movieEvidence),
      tf.reshape(byPerson, [1, personCount, hiddenUnits]),
    ],
    0,
  );
  const known = tf.matMul(movies.networkInputs, tf.reshape(weights, [topics + 3, personCount * hiddenUnits]));
  const matched = tf.mul(tf.reshape(tf.transpose(matches), [movieCount, personCount, 1]), network.topicMatch);
  const hidden = tf.relu(tf.add(tf.reshape(known, [movieCount, personCount, hiddenUnits]), matched));
  const output = tf.matMul(tf.reshape(hidden, [movieCount * personCount, hiddenUnits]), network.output);
  return tf.add(tf.transpose(tf.reshape(output, [movieCount, personCount])), model.network.outputBias);
}

/** What is made when it is first asked for. */
function once(make: () => Float32Array): () => Float32Array {
  let made: Float32Array | null = null;
  return () => (made ??= make());
}

/** Puts a model's tensors in place; they live until `dispose`. */
export function createScorer(model: TrainedModel): Scorer {
  const { dimensions, topics, hiddenUnits } = model.shape;
  const allMovies = uploadMovies(model);
  const network = uploadNetwork(model);
  const affinityWeights = tf.tensor2d(model.affinityWeights, [2 * dimensions, dimensions]);

  function starsOf(people: readonly PersonState[], indices: Int32Array | null): Tensor {
    const movies = indices === null ? allMovies : selectMovies(allMovies, indices);
    const residuals = matrix(
      people.map((person) => person.topicResiduals),
      topics,
    );
    const masses = matrix(
      people.map((person) => person.topicMasses),
      topics,
    );
    const biases = tf.tensor1d(people.map((person) => person.bias));
    const counts = tf.tensor1d(people.map((person) => person.count));
    const squares = tf.tensor1d(people.map((person) => person.squares));
    const topicShrinkage = tf.scalar(model.shrinkage.topic);

    const matches = topicMatch(
      tf.matMul(residuals, movies.topics, false, true),
      tf.matMul(masses, movies.topics, false, true),
      topicNorms(movies.topics),
      topicShrinkage,
    );
    const tastes = topicTastes(residuals, masses, topicShrinkage);
    const correction = networkForAllPairs(
      model,
      network,
      movies,
      { tastes, biases, counts, squares },
      matches,
    );
    const residualVectors = matrix(
      people.map((person) => person.residualVector),
      dimensions,
    );
    const vectors = matrix(
      people.map((person) => person.vector),
      dimensions,
    );
    const affinities = tf.matMul(
      tf.matMul(tf.concat([residualVectors, vectors], 1), affinityWeights),
      movies.vectors,
      false,
      true,
    );
    const learned = tf.mul(
      tf.addN([tf.mul(matches, model.topicGain), affinities, correction]),
      movies.isRated,
    );
    const biased = tf.add(tf.add(tf.reshape(biases, [-1, 1]), movies.biases), model.meanStars);
    return clampStars(tf.add(biased, learned));
  }

  /** Logits and the item-item term. */
  function scoresWithoutStars(people: readonly PersonState[], indices: Int32Array | null): Tensor {
    const { vectors, popularityLogits } = indices === null ? allMovies : selectMovies(allMovies, indices);
    const ofPeople = matrix(
      people.map((person) => person.vector),
      dimensions,
    );
    const logits = retrievalLogits(ofPeople, vectors, popularityLogits);
    const [, width = 0] = logits.shape;
    return tf.add(logits, tf.tensor2d(itemScores(model, people, indices), [people.length, width]));
  }

  /** Figures of people x movies, so many people at a time that memory is bounded. */
  function inGroups(
    people: readonly PersonState[],
    { width, numbersOfPair }: { width: number; numbersOfPair: number },
    figuresOf: (some: readonly PersonState[]) => Tensor,
  ): Float32Array {
    const figures = new Float32Array(people.length * width);
    if (width === 0) return figures;
    const peopleAtOnce = Math.max(1, Math.floor(maxNumbers / (width * numbersOfPair)));
    for (let start = 0; start < people.length; start += peopleAtOnce) {
      tf.tidy(() => {
        figures.set(figuresOf(people.slice(start, start + peopleAtOnce)).dataSync(), start * width);
      });
    }
    return figures;
  }

  return {
    score(people, movies) {
      const width = movies?.length ?? model.shape.movies;
      // Callers often want one of them alone.
      const starsOnce = once(() =>
        inGroups(people, { width, numbersOfPair: hiddenUnits }, (some) => starsOf(some, movies)),
      );
      const withoutStars = once(() =>
        inGroups(people, { width, numbersOfPair: 1 }, (some) => scoresWithoutStars(some, movies)),
      );
      const scores = once(() => {
        const stars = starsOnce();
        return withoutStars().map((score, k) => score + jointRecipe.score.starsWeight * (stars[k] ?? 0));
      });
      return {
        get stars(): Float32Array {
          return starsOnce();
        },
        get scoresWithoutStars(): Float32Array {
          return withoutStars();
        },
        get scores(): Float32Array {
          return scores();
        },
      };
    },
    dispose() {
      tf.dispose([
        affinityWeights,
        ...Object.values<Tensor>({ ...allMovies }),
        ...Object.values<Tensor>(network),
      ]);
    },
  };
}
