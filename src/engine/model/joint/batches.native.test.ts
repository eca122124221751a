import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { drawBatches, planBatches } from './batches.ts';
import { ratingStatistics } from '../../ratings/biases.ts';

describe('batches', () => {
  it('go through every user once per pass, with each rating either history or target', () => {
    const set = plantedTaste();
    const batches = drawBatches(set, ratingStatistics(set), { usersPerBatch: 50, stepsPerEpoch: 3 }, 1);
    const seen = new Set<number>();
    for (let step = 0; step < 3; step++) {
      const { users, history, targets, historyCounts } = batches.next().value;
      for (const user of users) seen.add(user);
      const ratings = users.reduce(
        (sum, user) => sum + (set.userStarts[user + 1] ?? 0) - (set.userStarts[user] ?? 0),
        0,
      );
      expect(history.rows.length + targets.rows.length).toBe(ratings);
      expect(historyCounts.reduce((sum, count) => sum + count, 0)).toBe(history.rows.length);
      const pairs = [history, targets].flatMap(({ rows, movies }) =>
        Array.from(rows, (row, k) => `${row}:${movies[k] ?? -1}`),
      );
      expect(new Set(pairs).size).toBe(ratings);
      const share = history.rows.length / ratings;
      expect(share).toBeGreaterThan(0.6);
      expect(share).toBeLessThan(0.8);
    }
    expect(seen.size).toBe(120);
  });

  it('stay within memory and within a sensible number of steps', () => {
    expect(planBatches(9742, 610, 128)).toEqual({ usersPerBatch: 122, stepsPerEpoch: 5 });
    expect(planBatches(20, 4, 128)).toEqual({ usersPerBatch: 4, stepsPerEpoch: 5 });
    const largest = planBatches(87_585, 200_948, 128);
    expect(largest.stepsPerEpoch).toBe(50);
    expect(largest.usersPerBatch * 87_585).toBeLessThanOrEqual(2 ** 24);
    expect(planBatches(400_000, 1000, 128).usersPerBatch).toBeLessThan(42);
  });
});
