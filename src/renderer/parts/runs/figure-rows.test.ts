import { describe, expect, it } from 'vitest';
import { someBaselines, someQuality, intervalsAlike } from '../../../../tests/fixtures/run-figures.ts';
import { figureRows } from './figure-rows.ts';

describe('the figures of a run', () => {
  it('are shown beside each method that has something to say, with which are beaten', () => {
    const rows = figureRows({
      quality: someQuality,
      baselines: someBaselines,
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

  it('have their intervals, but for what all lists have together', () => {
    const rows = figureRows({
      quality: { ...someQuality, intervals: intervalsAlike(0.3, 0.35) },
      baselines: someBaselines,
    });
    expect(rows.find(({ name }) => name === 'Recall@10')?.interval).toBe('30.0% to 35.0%');
    expect(rows.find(({ name }) => name === 'Coverage@10')?.interval).toBe('');
  });
});
