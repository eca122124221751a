// Movies that people rate one after the other go together: an evening's series, a page of a site, a mood.
import type { TrainingSet } from '../../ratings/training-set.ts';
import { jointRecipe } from './joint-recipe.ts';

const { reach, farthest, shrinkage, gain } = jointRecipe.itemWeights.coRating;

/** Positions of a user's ratings in order of time; those of one second stay as they were. */
function inOrderOfTime(timestamps: Uint32Array, from: number, to: number): number[] {
  const positions = Array.from({ length: to - from }, (_, k) => from + k);
  return positions.sort((a, b) => (timestamps[a] ?? 0) - (timestamps[b] ?? 0));
}

/**
 * Adds .44 C_ij / sqrt((c_i + 20) (c_j + 20)) to weights [K, K], with C_ij the sum over people who rated i and j of
 * exp(-distance / 1.5), the distance counted in ratings between them in order of time, and c the sums of C's rows.
 * `places` is each movie's row, or -1. Adds nothing if the times are unknown.
 */
export function addRatedInARow(
  set: TrainingSet,
  people: Int32Array,
  places: Int32Array,
  weights: Float32Array,
): void {
  if (set.timestamps === null) return;
  const width = Math.sqrt(weights.length);
  const pairs = new Float32Array(weights.length);
  const sums = new Float64Array(width);
  const closeness = Array.from({ length: farthest + 1 }, (_, distance) => Math.exp(-distance / reach));
  for (const user of people) {
    const order = inOrderOfTime(set.timestamps, set.userStarts[user] ?? 0, set.userStarts[user + 1] ?? 0);
    const rows = order.map((r) => places[set.movies[r] ?? 0] ?? -1);
    rows.forEach((row, at) => {
      for (let distance = 1; distance <= farthest && at + distance < rows.length; distance++) {
        const other = rows[at + distance] ?? -1;
        const close = closeness[distance] ?? 0;
        if (row >= 0) sums[row] = (sums[row] ?? 0) + close;
        if (other >= 0) sums[other] = (sums[other] ?? 0) + close;
        if (row < 0 || other < 0) continue;
        pairs[row * width + other] = (pairs[row * width + other] ?? 0) + close;
        pairs[other * width + row] = (pairs[other * width + row] ?? 0) + close;
      }
    });
  }
  const scale = sums.map((sum) => 1 / Math.sqrt(sum + shrinkage));
  for (let row = 0; row < width; row++) {
    const rowScale = gain * (scale[row] ?? 0);
    for (let k = row * width, other = 0; other < width; other++, k++) {
      weights[k] = (weights[k] ?? 0) + rowScale * (scale[other] ?? 0) * (pairs[k] ?? 0);
    }
  }
}
