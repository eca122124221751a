// What the moment of a rating says of it: people rate in sittings, each a little kinder or harsher than they are at other times.

/** Seconds between two ratings at which one says half as much of the other as at the same second. */
const halfLifeSeconds = 30;
/** Ratings of the same second that no shift at all counts as. */
const priorWeight = 2;

/** Ratings that tell whether moments matter: of this many people, this many each. */
const asked = { people: 1000, ratingsOfPerson: 100 };

/** How a rating of the person's differs from what the model expected of it. */
export interface MomentError {
  /** Seconds since 1970. */
  readonly ratedAt: number;
  /** e = r - r^, in stars. */
  readonly error: number;
}

/**
 * Stars to add to every prediction for a moment t (seconds since 1970): sum_j w_j e_j / (sum_j w_j + 2) over the
 * person's ratings, with w_j = 1 / (1 + |t - t_j| / 30 s): a mean of the errors around t, held back where little was
 * rated. A user's bias that drifts with time, as in Koren, "Collaborative Filtering with Temporal Dynamics" (2009),
 * without parameters to train. Kernel and constants were chosen on slices of train; half and twice of each are as good.
 */
export function momentShift(errors: readonly MomentError[], atSeconds: number): number {
  let sum = 0;
  let weights = priorWeight;
  for (const { ratedAt, error } of errors) {
    const weight = 1 / (1 + Math.abs(atSeconds - ratedAt) / halfLifeSeconds);
    sum += weight * error;
    weights += weight;
  }
  return sum / weights;
}

/**
 * Whether moments say anything of these people's ratings: foretelling each rating's error by those of the same person
 * around it leaves less of the squares than not doing so. Where ratings have no sittings, as simulated ones or those with
 * made-up times, a shift would be noise.
 */
export function momentsHelp(people: readonly (readonly MomentError[])[]): boolean {
  let without = 0;
  let shifted = 0;
  const stride = Math.max(1, Math.ceil(people.length / asked.people));
  for (let person = 0; person < people.length; person += stride) {
    const errors = people[person] ?? [];
    const step = Math.max(1, Math.ceil(errors.length / asked.ratingsOfPerson));
    errors.forEach((rating, k) => {
      if (k % step !== 0) return;
      const others = errors.toSpliced(k, 1);
      without += rating.error ** 2;
      shifted += (rating.error - momentShift(others, rating.ratedAt)) ** 2;
    });
  }
  return shifted < without;
}
