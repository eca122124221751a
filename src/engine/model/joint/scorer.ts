// Scores people against movies by the joint model: stars by the kernels, logits in TensorFlow.
import { maxStars, minStars } from '../../../contract/stars.ts';
import { tf, type Tensor } from '../../base/tensorflow.ts';
import type { Scores } from '../kinds/served-model.ts';
import { itemScores } from './item-scores.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { ModelInMemory } from './model-in-memory.ts';
import type { PersonState } from './person.ts';
import { retrievalLogits } from './towers.ts';

const { matchScale, personEvidenceScale, spread } = jointRecipe.ranking;
/** Logits of pairs that are held at once: 32 MB. */
const maxNumbers = 2 ** 23;

export interface Scorer {
  /**
   * Scores of each person with each movie (indices in the model); null for all movies. A score is logit + 1.0 x stars
   * + the item-item term.
   */
  score(people: readonly PersonState[], movies: Int32Array | null): Scores;
  dispose(): void;
}

/** What is made when it is first asked for. */
function once(make: () => Float32Array): () => Float32Array {
  let made: Float32Array | null = null;
  return () => (made ??= make());
}

/**
 * Writes r^ = mu + b_u + b_i + g t + [rho, u] Wa . q_i + MLP of a person for some movies, as RankingTask trains it. The
 * network's first layer is linear in the movie once the person is given, so that one small matrix per person makes all
 * of it but the topic match, which belongs to the pair.
 */
function predictStars(
  place: ModelInMemory,
  who: PersonState,
  movies: Int32Array | null,
  stars: Float32Array,
): void {
  const { model, memory, network, person } = place;
  const { dimensions, topics, hiddenUnits } = model.shape;
  person.residuals.set(who.topicResiduals);
  person.masses.set(who.topicMasses);
  person.affinityInputs.set(who.residualVector);
  person.affinityInputs.set(who.vector, dimensions);
  memory.kernels.weighPerson(
    person.topicWeights.byteOffset,
    person.base.byteOffset,
    person.affinity.byteOffset,
    person.residuals.byteOffset,
    person.masses.byteOffset,
    person.affinityInputs.byteOffset,
    network.taste.byteOffset,
    network.movieTopic.byteOffset,
    network.match.byteOffset,
    network.scalars.byteOffset,
    network.hiddenBias.byteOffset,
    place.affinityWeights.byteOffset,
    topics,
    hiddenUnits,
    dimensions,
    who.bias,
    Math.log1p(who.count) / personEvidenceScale - 1,
    (who.squares + spread.priorRatings) / (who.count + spread.priorRatings) - spread.usual,
    model.shrinkage.topic,
    matchScale,
  );
  memory.kernels.predictStars(
    stars.byteOffset,
    movies?.byteOffset ?? 0,
    stars.length,
    person.topicWeights.byteOffset,
    person.base.byteOffset,
    person.affinity.byteOffset,
    person.residuals.byteOffset,
    person.masses.byteOffset,
    place.movieTopics.byteOffset,
    place.movieVectors.byteOffset,
    place.movieBiases.byteOffset,
    place.movieEvidence.byteOffset,
    place.ratingCounts.byteOffset,
    network.scalars.byteOffset,
    network.output.byteOffset,
    topics,
    hiddenUnits,
    dimensions,
    model.meanStars + who.bias,
    model.network.outputBias,
    model.topicGain,
    model.shrinkage.topic,
    minStars,
    maxStars,
  );
}

/** Puts a model's tensors in place; they live until `dispose`. */
export function createScorer(place: ModelInMemory): Scorer {
  const { model } = place;
  const { movies: movieCount, dimensions } = model.shape;
  const allVectors = tf.tensor2d(place.movieVectors, [movieCount, dimensions]);
  const allPopularities = tf.tensor1d(model.popularityLogits);

  function starsOf(people: readonly PersonState[], movies: Int32Array | null): Float32Array {
    const width = movies?.length ?? movieCount;
    const all = new Float32Array(people.length * width);
    const asked = movies === null ? null : place.asked.movies(width);
    if (movies !== null) asked?.set(movies);
    const stars = place.asked.stars(width);
    people.forEach((person, row) => {
      predictStars(place, person, asked, stars);
      all.set(stars, row * width);
    });
    return all;
  }

  /** Logits and the item-item term. */
  function scoresWithoutStars(people: readonly PersonState[], movies: Int32Array | null): Tensor {
    const ofPeople = new Float32Array(people.length * dimensions);
    people.forEach(({ vector }, row) => ofPeople.set(vector, row * dimensions));
    const chosen = movies === null ? null : tf.tensor1d(movies, 'int32');
    const logits = retrievalLogits(
      tf.tensor2d(ofPeople, [people.length, dimensions]),
      chosen === null ? allVectors : tf.gather(allVectors, chosen),
      chosen === null ? allPopularities : tf.gather(allPopularities, chosen),
    );
    const ofItems = itemScores(model, people, movies);
    return tf.add(logits, tf.tensor2d(ofItems, [people.length, movies?.length ?? movieCount]));
  }

  function allScoresWithoutStars(people: readonly PersonState[], movies: Int32Array | null): Float32Array {
    const width = movies?.length ?? movieCount;
    const scores = new Float32Array(people.length * width);
    if (width === 0) return scores;
    const peopleAtOnce = Math.max(1, Math.floor(maxNumbers / width));
    for (let start = 0; start < people.length; start += peopleAtOnce) {
      tf.tidy(() => {
        const some = people.slice(start, start + peopleAtOnce);
        scores.set(scoresWithoutStars(some, movies).dataSync(), start * width);
      });
    }
    return scores;
  }

  return {
    score(people, movies) {
      // Callers often want one of them alone.
      const starsOnce = once(() => starsOf(people, movies));
      const withoutStars = once(() => allScoresWithoutStars(people, movies));
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
      tf.dispose([allVectors, allPopularities]);
    },
  };
}
