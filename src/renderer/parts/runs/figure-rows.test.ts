import { describe, expect, it } from 'vitest';
import {
  earlyBaselines,
  earlyQuality,
  intervalsAlike,
  listFiguresAlike,
} from '../../../../tests/fixtures/run-figures.ts';
import { figureRows } from './figure-rows.ts';

const ease = { ...listFiguresAlike(0.5), recallAt10: 0.24, ndcgAt10: 0.332, noveltyAt10: 2.5 };

describe('the figures of a run', () => {
  it('stand beside each method that has something to say, and tell which are beaten', () => {
    const rows = figureRows({
      quality: { ...earlyQuality, mrr: 0.52, giniAt10: 0.97, noveltyAt10: 2.6 },
      baselines: { ...earlyBaselines, bias: { rmse: 0.87, mae: 0.6 }, ease },
    });
    const methodsOf = (name: string) => rows.find((row) => row.name === name)?.methods;
    expect(methodsOf('RMSE')).toEqual([
      { name: 'Movie mean', figure: '0.970', isBeaten: true },
      { name: 'Biases', figure: '0.870', isBeaten: true },
      { name: 'Popularity', figure: null, isBeaten: false },
      { name: 'EASE', figure: null, isBeaten: false },
    ]);
    expect(methodsOf('MAE')?.[1]).toEqual({ name: 'Biases', figure: '0.600', isBeaten: false });
    expect(methodsOf('Recall@10')?.map(({ isBeaten }) => isBeaten)).toEqual([false, false, true, false]);
    expect(methodsOf('NDCG@10')?.[3]).toEqual({ name: 'EASE', figure: '0.332', isBeaten: true });
    // More novelty is no victory as such.
    expect(methodsOf('Novelty@10')?.[3]).toEqual({ name: 'EASE', figure: '2.50', isBeaten: false });
  });

  it('have their intervals where they were measured', () => {
    const rows = figureRows({
      quality: { ...earlyQuality, intervals: intervalsAlike(0.3, 0.35) },
      baselines: earlyBaselines,
    });
    expect(rows.find(({ name }) => name === 'Recall@10')?.interval).toBe('30.0% to 35.0%');
    expect(rows.find(({ name }) => name === 'Coverage@10')?.interval).toBe('');
  });

  it('of a run of an earlier version are those that were measured then', () => {
    const rows = figureRows({ quality: earlyQuality, baselines: earlyBaselines });
    expect(rows.map(({ name }) => name)).toEqual([
      ...['RMSE', 'MAE', 'Recall@10', 'NDCG@10', 'Hit rate@10', 'NDCG@100', 'Coverage@10'],
    ]);
  });
});
