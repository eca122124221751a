import { expect, it } from 'vitest';
import { jobIdSchema } from '../../../contract/ids.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { expectedCost, sweepsOf } from './sweep-runs.ts';

const [first, second] = [jobIdSchema.parse('first'), jobIdSchema.parse('second')];

it('gathers the runs of each sweep from stars to picks, the newest sweep first', () => {
  const sweeps = sweepsOf([
    madeRun('alone', { createdAtMs: 9 }),
    madeRun('picks', { sweepId: first, createdAtMs: 3, options: { rankWeight: 0 } }),
    madeRun('stars', { sweepId: first, createdAtMs: 2, options: { retrievalWeight: 0 } }),
    madeRun('later', { sweepId: second, createdAtMs: 5 }),
  ]);
  expect(sweeps.map(({ sweepId, runs }) => [sweepId, runs.map(({ runId }) => runId)])).toEqual([
    ['second', ['later']],
    ['first', ['stars', 'picks']],
  ]);
});

it('judges time and disk by the newest run of the same model on this library', () => {
  const runs = [
    madeRun('foreign', { fitsCatalogue: false }),
    madeRun('classic', { options: { preset: 'classic' } }),
    madeRun('like', { epochsDone: 60, elapsedMs: 60_000, modelBytes: 1000 }),
  ];
  expect(expectedCost(runs, { preset: 'matinee', points: 5, epochs: 20 })).toEqual({
    timeMs: 100_000,
    diskBytes: 5000,
  });
  expect(expectedCost(runs, { preset: 'classic-tuned', points: 5, epochs: 20 })).toBeNull();
});
