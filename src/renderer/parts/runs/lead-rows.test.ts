import { expect, it } from 'vitest';
import { leadRows } from './lead-rows.ts';

it('says who is ahead: lower errors, better lists, and neither where the interval holds 0', () => {
  const rows = leadRows({
    rmseToBias: { difference: -0.0521, low: -0.06, high: -0.045 },
    maeToBias: { difference: 0.01, low: 0.004, high: 0.02 },
    ndcgAt10ToEase: { difference: 0.009, low: 0.002, high: 0.016 },
    recallAt10ToEase: { difference: 0.0002, low: -0.004, high: 0.006 },
  });
  expect(rows.map(({ name, difference, verdict }) => [name, difference, verdict])).toEqual([
    ['RMSE', '−0.052', 'ahead'],
    ['MAE', '+0.010', 'behind'],
    ['NDCG@10', '+0.009', 'ahead'],
    ['Recall@10', '0.000', 'chance'],
  ]);
  expect(rows[0]).toMatchObject({ against: 'against biases', interval: '−0.060 to −0.045' });
});
