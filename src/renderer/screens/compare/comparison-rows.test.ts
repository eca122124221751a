import { describe, expect, it } from 'vitest';
import { intervalsAlike } from '../../../../tests/fixtures/run-figures.ts';
import type { Intervals } from '../../../contract/training.ts';
import { compareFigures, compareOptions, comparisonCaveat } from './comparison-rows.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';

function intervalsAround(rmse: number): Intervals {
  return { ...intervalsAlike(0, 1), rmse: { low: rmse - 0.01, high: rmse + 0.01 } };
}

describe('the figures of two runs', () => {
  const a = madeRun('a', { quality: { rmse: 0.85, recallAt10: 0.25, intervals: intervalsAround(0.85) } });
  const b = madeRun('b', { quality: { rmse: 0.8, recallAt10: 0.23, intervals: intervalsAround(0.8) } });

  it('have the difference with its sign, and who is better: lower errors, higher shares', () => {
    const rows = compareFigures(a, b);
    expect(rows.find(({ name }) => name === 'RMSE')).toMatchObject({
      ...{ a: '0.850', b: '0.800', difference: '−0.050', better: 'b', maybeChance: false },
    });
    expect(rows.find(({ name }) => name === 'Recall@10')).toMatchObject({
      ...{ difference: '−2.0%', better: 'a', maybeChance: true },
    });
  });

  it('name no winner where both are the same, or where more is not better', () => {
    const rows = compareFigures(a, madeRun('c', { quality: { rmse: 0.8502, coverageAt10: 0.4 } }));
    expect(rows.find(({ name }) => name === 'RMSE')).toMatchObject({ difference: '0.000', better: null });
    expect(rows.find(({ name }) => name === 'Coverage@10')?.better).toBeNull();
  });
});

it('reports what two runs were trained with, and what of it differs', () => {
  const rows = compareOptions(madeRun('a', { options: { rankWeight: 0.5 } }), madeRun('b'));
  expect(rows.filter(({ isSame }) => !isSame).map(({ a, b }) => [a, b])).toEqual([
    ['Mostly recommendations', 'Balanced'],
    ['0.5 : 1', '1 : 1'],
  ]);
});

it('warns where the figures were measured on other ratings', () => {
  const a = madeRun('a');
  expect(comparisonCaveat(a, madeRun('b'))).toBeNull();
  expect(comparisonCaveat(a, madeRun('b', { options: { seed: 2 } }))).toMatch(/seed/);
  const other = { ...a.catalogue, fingerprint: 'other' };
  expect(comparisonCaveat(a, madeRun('b', { catalogue: other }))).toMatch(/librar/);
});
