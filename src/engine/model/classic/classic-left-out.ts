// How far off the stars of a classic model are for ratings that a person's vector is made without.
import { toStars } from '../../../contract/stars.ts';
import { createRandom, shuffle } from '../random.ts';
import { errorInputs, type ObservedError } from '../stars-deviation.ts';
import type { TrainingSet } from '../training-set.ts';
import type { ClassicModel } from './classic-model.ts';
import { serveClassicModel } from './classic-serving.ts';

/** Enough to know six weights by, in a second or two. */
const atMost = { users: 400, ratingsOfUser: 20 };

/**
 * Errors on a drawn sample of the ratings of `train`, evenly over users: each is foretold from the person's other
 * ratings as for someone new. A learned vector knows its ratings, so that the errors with it would be too small; what
 * the rating taught the movie's vector and the network stays in.
 */
export function classicLeftOutErrors(model: ClassicModel, train: TrainingSet, seed: number): ObservedError[] {
  const random = createRandom(seed, 'left-out ratings');
  const stride = Math.max(1, Math.ceil(train.userIds.length / atMost.users));
  const served = serveClassicModel(model);
  const errors: ObservedError[] = [];
  for (let user = 0; user < train.userIds.length; user += stride) {
    const [start, end] = [train.userStarts[user] ?? 0, train.userStarts[user + 1] ?? 0];
    const history = Array.from({ length: end - start }, (_, k) => ({
      movie: train.movies[start + k] ?? 0,
      stars: toStars(train.halfStars[start + k] ?? 0),
    }));
    const places = Int32Array.from(history.keys());
    shuffle(places, random);
    for (const place of places.subarray(0, atMost.ratingsOfUser)) {
      const rating = history[place];
      if (rating === undefined) continue;
      const person = served.person(
        history.filter((_, k) => k !== place),
        null,
      );
      const foretold = served.score([person], Int32Array.of(rating.movie)).stars[0] ?? 0;
      const others = (model.ratingCounts[rating.movie] ?? 1) - 1;
      errors.push({
        inputs: errorInputs(others, person, foretold),
        squaredError: (rating.stars - foretold) ** 2,
      });
    }
  }
  served.dispose();
  return errors;
}
