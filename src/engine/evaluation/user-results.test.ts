import { describe, expect, it } from 'vitest';
import { rated } from '../../../tests/fixtures/rated.ts';
import { madeResults } from '../../../tests/fixtures/user-results.ts';
import { testCases } from './evaluation-cases.ts';
import { pairedDifferences, userResults } from './user-results.ts';

it('adds up the errors of each user, and has figures of lists for those with something to find', () => {
  const train = rated([
    [1, 10, 4],
    [2, 10, 4],
    [2, 20, 3],
  ]);
  const cases = testCases(
    train,
    rated([
      [1, 20, 4],
      [2, 20, 2],
      [2, 30, 5],
    ]),
  );
  // User 1 is given 3 for a 4; user 2 gets 2.5 for a 2 and 3.5 for a 5. User 2's 5 can't be listed: nobody else rated it.
  const stars = cases.map((test, k) => ({ test, predicted: k === 0 ? [3] : [2.5, 3.5] }));
  const lists = cases.slice(0, 1).map((test) => ({ test, ranked: test.relevant }));
  const results = userResults(stars, lists);
  expect(results.stars).toEqual({
    userIds: Int32Array.of(1, 2),
    ratings: Int32Array.of(1, 2),
    sums: { rmse: Float32Array.of(1, 2.5), mae: Float32Array.of(1, 2) },
  });
  expect(results.lists.userIds).toEqual(Int32Array.of(1));
  expect(results.lists.figures.recallAt10).toEqual(Float32Array.of(1));
  expect(results.lists.figures.ndcgAt10).toEqual(Float32Array.of(1));
});

describe('differences of two results', () => {
  it('are worked out over the users that both have', () => {
    const a = madeResults([
      { userId: 1, errors: [3, 0, 0, 0], list: 0.5 },
      { userId: 2, errors: [1], list: 0.25 },
      { userId: 7, errors: [100], list: 1 },
    ]);
    const b = madeResults([
      { userId: 1, errors: [0, 0, 0, 2], list: 0.25 },
      { userId: 2, errors: [1], list: null },
      { userId: 9, errors: [50], list: 0 },
    ]);
    // Five ratings: sqrt((9 + 1) / 5) less sqrt((4 + 1) / 5); distances (3 + 1) / 5 less (2 + 1) / 5; lists of user 1 alone.
    const { rmse, mae, ndcgAt10 } = pairedDifferences(a, b, 1);
    expect(rmse.difference).toBeCloseTo(Math.SQRT2 - 1, 12);
    expect(mae.difference).toBeCloseTo(0.2, 12);
    expect(ndcgAt10).toEqual({ difference: 0.25, low: 0.25, high: 0.25 });
    // Drawn twice, user 2 has no difference, and user 1 one of 1.5 less 1.
    expect([rmse.low, rmse.high]).toEqual([0, 0.5]);
  });

  it('are nothing where no user is in both', () => {
    const one = madeResults([{ userId: 1, errors: [1], list: 1 }]);
    const other = madeResults([]);
    expect(pairedDifferences(one, other, 1).ndcgAt10).toEqual({ difference: 0, low: 0, high: 0 });
    expect(pairedDifferences(other, one, 1).rmse).toEqual({ difference: 0, low: 0, high: 0 });
  });
});
