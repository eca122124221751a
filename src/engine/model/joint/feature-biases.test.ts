import { expect, test } from 'vitest';
import { sparseRows } from '../../base/sparse-rows.ts';
import { featureBiases } from './feature-biases.ts';

/** Two genres, of two movies each; the last movie has both and no rating. */
const rows = sparseRows(
  [[0], [0], [1], [1], [0, 1]].map((columns) => columns.map((column) => ({ column, value: 1 }))),
  2,
);

test('features say the mean residual of their movies, by how many there are and how well these are known', () => {
  // Mean residuals 1 and .5 of many ratings, -1 of many and of 3, which count half as li is 3.
  const ratingCounts = Int32Array.of(3e6, 3e6, 3e6, 3, 0);
  const residualSums = Float32Array.of(3e6, 1.5e6, -3e6, -3, 0);
  const [first, second] = featureBiases(rows, { ratingCounts, residualSums });
  // w = sum of n / (n + 3) x mean / (sum of n / (n + 3) + ridge of 30).
  expect(first).toBeCloseTo(1.5 / (2 + 30), 5);
  expect(second).toBeCloseTo(-1.5 / (1.5 + 30), 5);
});

test('without ratings they say nothing', () => {
  const nothing = { ratingCounts: new Int32Array(5), residualSums: new Float32Array(5) };
  expect(Array.from(featureBiases(rows, nothing))).toEqual([0, 0]);
});
