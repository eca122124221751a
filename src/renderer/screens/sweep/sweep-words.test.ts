import { expect, it } from 'vitest';
import { intervalsAlike } from '../../../../tests/fixtures/run-figures.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
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
  const words = sweepVerdict([stars, middle, picks]);
  expect(words).toContain('Leaning to stars');
  expect(words).toContain('0.790');
  expect(words).toContain('Mostly recommendations');
  expect(words).toContain('24.0%');
  expect(words).toMatch(/Balanced gives up little of both/);
});

it('says so where the differences could be chance', () => {
  expect(sweepVerdict([stars, picks])).toMatch(/could be chance/);
  expect(sweepVerdict([middle, picks])).not.toMatch(/chance/);
});

it('is short where one is best at both, and silent about a single one', () => {
  const best = madeRun('best', { quality: { rmse: 0.7, recallAt10: 0.3 } });
  expect(sweepVerdict([best, picks])).toMatch(/^Balanced is best at both/);
  expect(sweepVerdict([best])).toBe('');
});
