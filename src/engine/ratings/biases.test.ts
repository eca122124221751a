import { expect, it } from 'vitest';
import { ownShare, ratingStatistics } from './biases.ts';
import { buildTrainingSet } from './training-set.ts';

const set = buildTrainingSet(
  {
    userIds: Int32Array.of(1, 1, 2, 2),
    movieIds: Int32Array.of(1, 2, 1, 2),
    halfStars: Uint8Array.of(10, 8, 6, 4),
  },
  [],
);

it('separates generous users from stern ones and good movies from bad ones', () => {
  const { meanStars, userOffsets, residualSums, ratingCounts } = ratingStatistics(set);
  expect(meanStars).toBe(3.5);
  expect(Array.from(ratingCounts)).toEqual([2, 2]);
  // By symmetry the movie residuals are +-1 in sum, and each user's residual is +-2 in sum over 2 + 5 ratings.
  expect(userOffsets[0]).toBeCloseTo(2 / 7, 6);
  expect(userOffsets[1]).toBeCloseTo(-2 / 7, 6);
  expect(residualSums[0]).toBeCloseTo(1, 6);
  expect(residualSums[1]).toBeCloseTo(-1, 6);
});

it('takes out exactly what a user put into a sum', () => {
  const statistics = ratingStatistics(set);
  const shares = ownShare(statistics, 0, 5) + ownShare(statistics, 1, 3);
  expect(shares).toBeCloseTo(statistics.residualSums[0] ?? 0, 6);
});
