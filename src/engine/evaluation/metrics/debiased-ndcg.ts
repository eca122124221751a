// NDCG that makes up for how much more often well-known movies are rated.
import { positionOf } from '../../base/id-index.ts';

/** How the chance that a liked movie was rated at all grows with its number of ratings: as their power. */
const propensityPower = 0.5;

/**
 * NDCG whose gains are inverse propensities: 1 / p_i for a relevant movie among the first k, over what the best order
 * would reach. Held-out ratings are no even sample of what people like: who likes a well-known movie is more likely to
 * have rated it. With p_i known up to a factor, weighing by 1 / p_i and dividing by the weights that there are makes up
 * for it (Yang et al., "Unbiased Offline Recommender Evaluation for Missing-Not-At-Random Implicit Feedback", RecSys
 * 2018; self-normalised inverse propensities); here by the weights that k places could show, so that the best list has
 * 1. p_i is the square root of the number of training ratings, as Saito et al. estimate it ("Unbiased Recommender
 * Learning from Missing-Not-At-Random Implicit Feedback", WSDM 2020). Relevant movies are ascending.
 */
export function debiasedNdcgAt(
  ranked: ArrayLike<number>,
  relevant: Int32Array,
  ratingCounts: Int32Array,
  k: number,
): number {
  const weightOf = (movie: number): number => Math.max(1, ratingCounts[movie] ?? 0) ** -propensityPower;
  const discount = (place: number): number => 1 / Math.log2(place + 2);
  let gain = 0;
  for (let place = 0; place < Math.min(k, ranked.length); place++) {
    const movie = ranked[place] ?? -1;
    if (positionOf(relevant, movie) >= 0) gain += weightOf(movie) * discount(place);
  }
  const ideal = Array.from(relevant, weightOf)
    .sort((a, b) => b - a)
    .slice(0, k)
    .reduce((sum, weight, place) => sum + weight * discount(place), 0);
  return ideal === 0 ? 0 : gain / ideal;
}
