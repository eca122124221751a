import { describe, expect, it } from 'vitest';
import { intervalsAlike } from '../../../../tests/fixtures/run-figures.ts';
import { recordOf } from '../../../contract/keys-of.ts';
import { userMetrics } from '../../../contract/metrics.ts';
import type { PairedRuns } from '../../../contract/run-comparison.ts';
import type { Intervals } from '../../../contract/training.ts';
import { chanceNote, compareFigures, compareOptions, comparisonCaveat } from './comparison-rows.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';

function intervalsAround(rmse: number): Intervals {
  return { ...intervalsAlike(0, 1), rmse: { low: rmse - 0.01, high: rmse + 0.01 } };
}

describe('the figures of two runs', () => {
  const a = madeRun('a', { quality: { rmse: 0.85, recallAt10: 0.25, intervals: intervalsAround(0.85) } });
  const b = madeRun('b', { quality: { rmse: 0.8, recallAt10: 0.23, intervals: intervalsAround(0.8) } });

  it('have the difference with its sign, and who is better: lower errors, higher shares', () => {
    const rows = compareFigures(a, b, { status: 'unpaired', reason: 'no-results' });
    expect(rows.find(({ name }) => name === 'RMSE')).toMatchObject({
      ...{ a: '0.850', b: '0.800', difference: '−0.050', better: 'b', maybeChance: false },
    });
    expect(rows.find(({ name }) => name === 'Recall@10')).toMatchObject({
      ...{ difference: '−2.0%', better: 'a', maybeChance: true },
    });
  });

  it('are no chance where the same people say so, however wide both intervals are', () => {
    const differences = {
      ...recordOf(userMetrics, () => ({ difference: 0.01, low: -0.01, high: 0.03 })),
      recallAt10: { difference: -0.02, low: -0.03, high: -0.01 },
    };
    const paired: PairedRuns = { status: 'paired', users: 610, differences };
    const rows = compareFigures(a, b, paired);
    expect(rows.find(({ name }) => name === 'Recall@10')).toMatchObject({
      ...{ interval: '−3.0% to −1.0%', better: 'a', maybeChance: false },
    });
    // Far apart, but not on the same people.
    expect(rows.find(({ name }) => name === 'RMSE')).toMatchObject({ better: 'b', maybeChance: true });
    expect(chanceNote(paired)).toMatch(/of 610 people, person by person/);
  });

  it('are called chance only once it is known how they were measured', () => {
    expect(compareFigures(a, b, null).some(({ maybeChance }) => maybeChance)).toBe(false);
    expect(chanceNote(null)).toBe('');
    expect(chanceNote({ status: 'unpaired', reason: 'no-results' })).toMatch(/older runs/);
    expect(chanceNote({ status: 'unpaired', reason: 'other-split' })).toMatch(/different ratings/);
  });

  it('name no winner where both are the same, or where more is not better', () => {
    const rows = compareFigures(a, madeRun('c', { quality: { rmse: 0.8502, coverageAt10: 0.4 } }), null);
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
