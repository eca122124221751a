// What the features of a movie say of its bias, in closed form: for movies that few people rated, or nobody.
import type { RatingStatistics } from '../../ratings/biases.ts';
import { addProduct, addTransposedProduct, type SparseRows } from '../../base/sparse-rows.ts';
import { dot } from '../../base/rows.ts';
import { jointRecipe } from './joint-recipe.ts';

const { ridge, steps } = jointRecipe.firstImpression.featureBiases;
const { movie: shrinkage } = jointRecipe.start.shrinkage;

/**
 * [D] wfb: ridge regression of the movies' mean residuals S_i / n_i on their features, each movie weighted by
 * n_i / (n_i + li), how far its mean is known. By conjugate gradients, which a few dozen features need few steps of.
 */
export function featureBiases(
  rows: SparseRows,
  { residualSums, ratingCounts }: Pick<RatingStatistics, 'residualSums' | 'ratingCounts'>,
): Float32Array {
  const weights = Float32Array.from(ratingCounts, (count) => count / (count + shrinkage));
  const targets = residualSums.map((sum, movie) => sum / ((ratingCounts[movie] ?? 0) + shrinkage));
  const transposed = (values: Float32Array): Float32Array => {
    const sums = new Float32Array(rows.columnCount);
    addTransposedProduct(rows, values, sums);
    return sums;
  };
  /** (F' W F + ridge I) x */
  const apply = (x: Float32Array): Float32Array => {
    const predicted = new Float32Array(rows.rowCount);
    addProduct(rows, x, 1, predicted);
    const sums = transposed(predicted.map((value, movie) => value * (weights[movie] ?? 0)));
    return sums.map((sum, column) => sum + ridge * (x[column] ?? 0));
  };
  const solution = new Float32Array(rows.columnCount);
  const rest = transposed(targets);
  let direction = rest.slice();
  let squares = dot(rest, rest);
  const enough = 1e-8 * squares;
  for (let step = 0; step < steps && squares > enough; step++) {
    const applied = apply(direction);
    const length = squares / dot(direction, applied);
    for (let column = 0; column < solution.length; column++) {
      solution[column] = (solution[column] ?? 0) + length * (direction[column] ?? 0);
      rest[column] = (rest[column] ?? 0) - length * (applied[column] ?? 0);
    }
    const next = dot(rest, rest);
    direction = rest.map((value, column) => value + (next / squares) * (direction[column] ?? 0));
    squares = next;
  }
  return solution;
}
