// Makes a classic model ready to serve.
import { clampStars } from '../../ratings/stars-range.ts';
import type { Scores, ServedModel } from '../kinds/served-model.ts';
import { freeingTensors, tf, type Tensor } from '../../base/tensorflow.ts';
import { indexById } from '../../ratings/training-set.ts';
import type { ClassicModel } from './classic-model.ts';
import { foldedPerson, learnedPerson, withoutEachRating, type ClassicPerson } from './classic-person.ts';
import { starsOfLeftOut } from './leave-one-out.ts';
import { networkStars, uploadLayers } from './rating-network.ts';

/** Pairs of people and movies in the rating network at once: 32 MB. */
const maxPairs = 2 ** 15;
/** Ratings at which a person's offset is trusted half. */
const halfTrustRatings = 5;
/** Added to the logit of a movie that nobody rated in training: its vector was never learned, so it comes last. */
const neverRated = -1000;

/**
 * A user that training saw has the vector that it learned; anyone else has one made of their ratings (fold-in.ts),
 * and their stars are moved by how far their ratings are above or below what the network says of them. A
 * score is the retrieval logit u . q alone: the stars have no part in the lists, as in the tutorial. They are made
 * when they are first asked for, since the network costs far more than the logits. A movie that nobody rated in
 * training has a vector of 0.
 */
export function serveClassicModel(model: ClassicModel): ServedModel<ClassicPerson> {
  const { movies: movieCount, dimensions } = model.shape;
  const userIndex = indexById(model.userIds);
  const { allMovies, penalties, layers } = tf.tidy(() => ({
    allMovies: tf.tensor2d(model.movieVectors, [movieCount, dimensions]),
    penalties: tf.tensor1d(Float32Array.from(model.ratingCounts, (count) => (count > 0 ? 0 : neverRated))),
    layers: uploadLayers(model.layers),
  }));

  function logitsOf(people: readonly ClassicPerson[], movies: Int32Array | null): Float32Array {
    return freeingTensors(() => {
      const index = movies === null ? null : tf.tensor1d(movies, 'int32');
      const q = index === null ? allMovies : tf.gather(allMovies, index);
      const last = index === null ? penalties : tf.gather(penalties, index);
      const u = tf.stack(people.map(({ vector }) => tf.tensor1d(vector)));
      return tf.add(tf.matMul(u, q, false, true), last).dataSync<'float32'>();
    });
  }

  /** What the network says to one person for movies given by their vectors. */
  function network({ vector }: ClassicPerson, movieVectors: Tensor): Tensor {
    const [rows = 0] = movieVectors.shape;
    return networkStars(tf.tile(tf.tensor2d(vector, [1, dimensions]), [rows, 1]), movieVectors, layers);
  }

  /** How far someone who was folded in rates above the network on the whole: sum of residuals / (n + 5). */
  function offsetOf(person: ClassicPerson): Tensor {
    const { history, isFolded } = person;
    if (!isFolded || history.length === 0) return tf.scalar(0);
    const rated = tf.tensor1d(
      history.map(({ movie }) => movie),
      'int32',
    );
    const stars = tf.tensor1d(history.map((rating) => rating.stars));
    const residuals = tf.sub(stars, network(person, tf.gather(allMovies, rated)));
    return tf.div(tf.sum(residuals), history.length + halfTrustRatings);
  }

  function starsFor(person: ClassicPerson, movieVectors: Tensor): Float32Array {
    return clampStars(tf.add(network(person, movieVectors), offsetOf(person))).dataSync<'float32'>();
  }

  function starsOf(people: readonly ClassicPerson[], movies: Int32Array | null): Float32Array {
    const width = movies?.length ?? movieCount;
    const stars = new Float32Array(people.length * width);
    for (let start = 0; start < width; start += maxPairs) {
      const rows = Math.min(maxPairs, width - start);
      freeingTensors(() => {
        const q =
          movies === null
            ? tf.slice(allMovies, [start, 0], [rows, dimensions])
            : tf.gather(allMovies, tf.tensor1d(movies.subarray(start, start + rows), 'int32'));
        people.forEach((person, i) => {
          stars.set(
            freeingTensors(() => starsFor(person, q)),
            i * width + start,
          );
        });
      });
    }
    return stars;
  }

  return {
    starsWeight: 0,
    sessionBias: null,
    person(ratings, seen) {
      const user = seen === null ? undefined : userIndex.get(seen.userId);
      // What was learned of a user knows nothing of what they rated since; without any ratings it is not worth the name.
      const isLearned = ratings.length > 0 && ratings.every((rating) => seen?.saw(rating) === true);
      return user === undefined || !isLearned
        ? foldedPerson(model, ratings)
        : learnedPerson(model, user, ratings);
    },
    withoutEach: (person) => withoutEachRating(model, person),
    starsWithoutEach({ history }) {
      if (history.length === 0) return new Float32Array(0);
      const withoutEach = withoutEachRating(model, foldedPerson(model, history));
      return starsOfLeftOut(
        model,
        withoutEach.flatMap((person, k) => {
          const rating = history[k];
          return rating === undefined ? [] : [{ person, rating }];
        }),
      );
    },
    score(people, movies) {
      if (people.length === 0 || movies?.length === 0) {
        const none = new Float32Array(0);
        return { scores: none, scoresWithoutStars: none, stars: none };
      }
      let stars: Float32Array | null = null;
      const scores = logitsOf(people, movies);
      return {
        ...{ scores, scoresWithoutStars: scores },
        get stars(): Float32Array {
          return (stars ??= starsOf(people, movies));
        },
      } satisfies Scores;
    },
    starsOfUnknownMovie: (person) =>
      freeingTensors(() => starsFor(person, tf.zeros([1, dimensions])))[0] ?? 0,
    dispose() {
      tf.dispose([allMovies, penalties, ...layers]);
    },
  };
}
