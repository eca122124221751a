import { expect, it } from 'vitest';
import { intervalsAlike } from '../../../../tests/fixtures/run-figures.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { recordOf } from '../../../contract/keys-of.ts';
import { userMetrics } from '../../../contract/metrics.ts';
import type { PairedRuns } from '../../../contract/run-comparison.ts';
import type { Difference } from '../../../contract/training.ts';
import { pairOf, racesOf, sweepVerdict } from './sweep-words.ts';

const stars = madeRun('stars', {
  options: { rankWeight: 1, retrievalWeight: 0.7 },
  quality: { rmse: 0.79, recallAt10: 0.22, intervals: intervalsAlike(0, 0.1) },
});
const middle = madeRun('middle', {
  quality: { rmse: 0.795, recallAt10: 0.238, intervals: intervalsAlike(0.2, 0.3) },
});
const picks = madeRun('picks', {
  options: { rankWeight: 0.2 },
  quality: { rmse: 0.81, recallAt10: 0.24, intervals: intervalsAlike(0.5, 1) },
});

const open = { difference: 0.01, low: -0.01, high: 0.03 };
const clear = { difference: 0.02, low: 0.01, high: 0.03 };
const pair = (difference: Difference): PairedRuns => ({
  ...{ status: 'paired', users: 600 },
  differences: recordOf(userMetrics, () => difference),
});
const unpaired: PairedRuns = { status: 'unpaired', reason: 'no-results' };
const bothClear = { stars: pair(clear), lists: pair(clear) };

/** The same balance with other seeds. */
const seeds = (name: string, rankWeight: number, outcomes: readonly (readonly [number, number])[]) =>
  outcomes.map(([rmse, recallAt10], index) =>
    madeRun(`${name}-${index}`, { options: { rankWeight, seed: index + 1 }, quality: { rmse, recallAt10 } }),
  );

it('names the best at stars, the best at lists, and what lies well between them', () => {
  const words = sweepVerdict([stars, middle, picks], bothClear);
  expect(words).toMatch(/^Leaning to stars predicts stars best \(RMSE 0\.790\)\./);
  expect(words).toMatch(/Mostly recommendations finds the most \(24\.0% in the top ten\)\./);
  expect(words).toMatch(/Balanced gives up little of both/);
});

it('calls nobody the best whose lead could be chance, and says nothing before that is known', () => {
  const words = sweepVerdict([stars, middle, picks], { stars: pair(open), lists: pair(clear) });
  expect(words).toMatch(
    /^Leaning to stars and Balanced predict stars about equally well \(RMSE 0\.790 and 0\.795\)\./,
  );
  expect(words).toContain('Mostly recommendations finds the most');
  expect(words).not.toContain('gives up little');
  expect(sweepVerdict([stars, picks], { stars: unpaired, lists: unpaired })).not.toContain('equally');
  const alike = madeRun('alike', {
    options: { rankWeight: 0.2 },
    quality: { intervals: intervalsAlike(0, 0.2) },
  });
  expect(sweepVerdict([stars, alike], { stars: unpaired, lists: unpaired })).toContain('equally');
  expect(sweepVerdict([stars, picks], { stars: null, lists: pair(clear) })).toBe('');
});

it('goes by means over seeds, whose error bars must not overlap', () => {
  const near = [
    ...seeds('a', 1, [
      [0.8, 0.2],
      [0.79, 0.21],
      [0.81, 0.22],
    ]),
    ...seeds('b', 0.2, [
      [0.785, 0.3],
      [0.81, 0.31],
      [0.8, 0.32],
    ]),
  ];
  const races = racesOf(near);
  expect(races && [pairOf(races.stars), pairOf(races.lists)]).toEqual([null, null]);
  const words = sweepVerdict(near, { stars: null, lists: null });
  expect(words).toContain('predict stars about equally well');
  expect(words).toContain('Mostly recommendations finds the most (31.0% in the top ten)');
});

it('takes the error bar of the other for a setting with one seed alone', () => {
  const uneven = [
    ...seeds('a', 1, [
      [0.78, 0.2],
      [0.82, 0.22],
    ]),
    ...seeds('b', 0.2, [[0.79, 0.31]]),
  ];
  const races = racesOf(uneven);
  expect(races && [pairOf(races.stars), pairOf(races.lists)]).toEqual([null, null]);
  const words = sweepVerdict(uneven, { stars: null, lists: null });
  expect(words).toContain('predict stars about equally well');
  expect(words).toContain('Mostly recommendations finds the most (31.0% in the top ten)');
});

it('names what was varied beside the balance', () => {
  const wide = madeRun('wide', { options: { dimensions: 256 }, quality: { rmse: 0.7, recallAt10: 0.3 } });
  expect(sweepVerdict([wide, middle], bothClear)).toMatch(/^Balanced \(Dimensions 256\) is best at both/);
});

it('is short where one is best at both, and silent about a single one', () => {
  const best = madeRun('best', { options: { rankWeight: 0.5 }, quality: { rmse: 0.7, recallAt10: 0.3 } });
  expect(sweepVerdict([best, picks], bothClear)).toMatch(/is best at both/);
  expect(sweepVerdict([best], bothClear)).toBe('');
});
