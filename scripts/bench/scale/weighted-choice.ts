// Draws one of many things by weight, in the same time however many there are (Vose's alias method).
import type { Random } from '../../../src/engine/base/random.ts';

/** Answers an index of `weights`, each as often as its weight says. */
export function createWeightedChoice(weights: Float64Array, random: Random): () => number {
  const count = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => (weight / total) * count);
  const other = new Int32Array(count);
  const small: number[] = [];
  const large: number[] = [];
  for (const [index, share] of shares.entries()) (share < 1 ? small : large).push(index);
  for (;;) {
    const below = small.pop();
    const above = large.pop();
    if (below === undefined || above === undefined) {
      for (const rest of [below, above, ...small, ...large]) if (rest !== undefined) shares[rest] = 1;
      break;
    }
    other[below] = above;
    const left = (shares[above] ?? 0) - (1 - (shares[below] ?? 0));
    shares[above] = left;
    (left < 1 ? small : large).push(above);
  }
  return () => {
    const place = random.uniform() * count;
    const index = Math.floor(place);
    return place - index < (shares[index] ?? 1) ? index : (other[index] ?? index);
  };
}
