// The session bias: people rate in sessions, in each a little kinder or harsher than at other times.
import { strideFor } from '../../base/statistics.ts';
import type { SessionBias, TimedError } from '../kinds/served-model.ts';
import { jointRecipe } from './joint-recipe.ts';

const { halfLifeSeconds, priorRatings, sample } = jointRecipe.session;

/**
 * Stars to add to every prediction for a moment t (seconds since 1970): sum_j w_j e_j / (sum_j w_j + 2) over the
 * person's ratings, with w_j = 1 / (1 + |t - t_j| / 30 s): a mean of the errors around t, shrunk where little was
 * rated. A user's bias that drifts with time, as in Koren, "Collaborative Filtering with Temporal Dynamics" (2009),
 * without parameters to train.
 */
export function sessionBiasAt(errors: readonly TimedError[], seconds: number): number {
  let sum = 0;
  let weights: number = priorRatings;
  for (const { ratedAt, error } of errors) {
    const weight = 1 / (1 + Math.abs(seconds - ratedAt) / halfLifeSeconds);
    sum += weight * error;
    weights += weight;
  }
  return sum / weights;
}

/**
 * Whether sessions matter in these people's ratings: predicting each rating's error by those of the same person around
 * it leaves less of the squares than not doing so. Where ratings have no sessions, as simulated ones or those with
 * made-up times, the bias would be noise.
 */
export function sessionBiasHelps(people: readonly (readonly TimedError[])[]): boolean {
  let without = 0;
  let shifted = 0;
  const stride = strideFor(people.length, sample.people);
  for (let person = 0; person < people.length; person += stride) {
    const errors = people[person] ?? [];
    const step = strideFor(errors.length, sample.ratingsOfPerson);
    errors.forEach((rating, k) => {
      if (k % step !== 0) return;
      const others = errors.toSpliced(k, 1);
      without += rating.error ** 2;
      shifted += (rating.error - sessionBiasAt(others, rating.ratedAt)) ** 2;
    });
  }
  return shifted < without;
}

export const sessionBias: SessionBias = { helps: sessionBiasHelps, at: sessionBiasAt };
