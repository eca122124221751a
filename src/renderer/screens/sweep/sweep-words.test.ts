import { expect, it } from 'vitest';
import { intervalsAlike } from '../../../../tests/fixtures/run-figures.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { recordOf } from '../../../contract/keys-of.ts';
import { userMetrics } from '../../../contract/metrics.ts';
import type { PairedRuns } from '../../../contract/run-comparison.ts';
import type { Difference } from '../../../contract/training.ts';
import { sweepVerdict } from './sweep-words.ts';

const stars = madeRun('stars', {
  options: { rankWeight: 1, retrievalWeight: 0.7 },
  quality: { rmse: 0.79, recallAt10: 0.22 },
});
const middle = madeRun('middle', {
  quality: { rmse: 0.795, recallAt10: 0.238, intervals: intervalsAlike(0, 0.1) },
});
const picks = madeRun('picks', {
  options: { rankWeight: 0.2 },
  quality: { rmse: 0.81, recallAt10: 0.24, intervals: intervalsAlike(0.5, 1) },
});

it('names the best at stars, the best at lists, and what lies well between them', () => {
  const words = sweepVerdict([stars, middle, picks], null);
  expect(words).toContain('Leaning to stars');
  expect(words).toContain('0.790');
  expect(words).toContain('Mostly recommendations');
  expect(words).toContain('24.0%');
  expect(words).toMatch(/Balanced gives up little of both/);
});

it('says so where the differences could be chance', () => {
  const unpaired: PairedRuns = { status: 'unpaired', reason: 'no-results' };
  expect(sweepVerdict([stars, picks], unpaired)).toMatch(/could be chance/);
  expect(sweepVerdict([middle, picks], unpaired)).not.toMatch(/chance/);
  const open = { difference: 0.01, low: -0.01, high: 0.03 };
  const paired = (recallAt10: Difference): PairedRuns => ({
    ...{ status: 'paired', users: 600 },
    differences: { ...recordOf(userMetrics, () => open), recallAt10 },
  });
  expect(sweepVerdict([stars, picks], paired(open))).toMatch(/could be chance/);
  expect(sweepVerdict([stars, picks], paired({ difference: 0.02, low: 0.01, high: 0.03 }))).not.toMatch(
    /chance/,
  );
});

it('is short where one is best at both, and silent about a single one', () => {
  const best = madeRun('best', { quality: { rmse: 0.7, recallAt10: 0.3 } });
  expect(sweepVerdict([best, picks], null)).toMatch(/^Balanced is best at both/);
  expect(sweepVerdict([best], null)).toBe('');
});
