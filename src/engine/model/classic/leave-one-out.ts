// How far off the stars of a classic model are for ratings that a person's vector is made without.
import { strideFor } from '../../base/statistics.ts';
import type { IndexedRating } from '../kinds/served-model.ts';
import { clampStars } from '../../ratings/stars-range.ts';
import { freeingTensors, tf } from '../../base/tensorflow.ts';
import { createRandom, shuffledRange } from '../../base/random.ts';
import { errorInputs, type ObservedError } from '../kinds/prediction-uncertainty.ts';
import { historyOf, type TrainingSet } from '../../ratings/training-set.ts';
import type { ClassicModel } from './classic-model.ts';
import { foldedPerson, withoutEachRating, type ClassicPerson } from './classic-person.ts';
import { networkStars, uploadLayers } from './rating-network.ts';

/** Enough to know six weights by, in a second or two. */
const atMost = { users: 400, ratingsOfUser: 20 };

/** A rating, and the person without it. */
interface LeftOut {
  readonly person: ClassicPerson;
  readonly rating: IndexedRating;
}

/** Stars of some ratings by people who are without them; at least one. */
export function starsOfLeftOut(model: ClassicModel, asked: readonly LeftOut[]): Float32Array {
  return freeingTensors(() => {
    const users = tf.stack(asked.map(({ person }) => tf.tensor1d(person.vector)));
    const movies = tf.gather(
      tf.tensor2d(model.movieVectors, [model.shape.movies, model.shape.dimensions]),
      tf.tensor1d(Int32Array.from(asked, ({ rating }) => rating.movie)),
    );
    return clampStars(networkStars(users, movies, uploadLayers(model.layers))).dataSync<'float32'>();
  });
}

/**
 * Errors on a drawn sample of the ratings of `train`, evenly over users: each is predicted from the person's other
 * ratings by the vector of someone new. A learned vector knows its ratings, so that the errors with it would be too small; what
 * the rating taught the movie's vector and the network stays in.
 */
export function leaveOneOutErrors(model: ClassicModel, train: TrainingSet, seed: number): ObservedError[] {
  const random = createRandom(seed, 'left-out ratings');
  const stride = strideFor(train.userIds.length, atMost.users);
  const asked: LeftOut[] = [];
  for (let user = 0; user < train.userIds.length; user += stride) {
    const history = historyOf(train, user);
    const places = shuffledRange(history.length, random);
    const withoutEach = withoutEachRating(model, foldedPerson(model, history));
    for (const place of places.subarray(0, atMost.ratingsOfUser)) {
      const [rating, person] = [history[place], withoutEach[place]];
      if (rating !== undefined && person !== undefined) asked.push({ person, rating });
    }
  }
  if (asked.length === 0) return [];

  const predicted = starsOfLeftOut(model, asked);
  return asked.map(({ person, rating: { movie, stars } }, k) => {
    const others = (model.ratingCounts[movie] ?? 1) - 1;
    return {
      inputs: errorInputs(others, person, predicted[k] ?? 0),
      squaredError: (stars - (predicted[k] ?? 0)) ** 2,
    };
  });
}
