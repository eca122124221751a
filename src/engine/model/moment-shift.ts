// What the moment of a rating says of it: people rate in sittings, each a little kinder or harsher than they are at other times.

/** Seconds between two ratings at which one says half as much of the other as at the same second. */
const halfLifeSeconds = 30;
/** Ratings of the same second that no shift at all counts as. */
const priorWeight = 2;

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
