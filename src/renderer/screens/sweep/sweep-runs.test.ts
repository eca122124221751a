import { expect, it } from 'vitest';
import { jobIdSchema } from '../../../contract/ids.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { expectedBytes, sweepsOf } from './sweep-runs.ts';

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

it('judges the disk by the newest run of the same model on this library', () => {
  const runs = [
    madeRun('foreign', { fitsCatalogue: false }),
    madeRun('classic', { options: { preset: 'classic' } }),
    madeRun('like', { modelBytes: 1000 }),
  ];
  expect(expectedBytes(runs, { preset: 'matinee', trainings: 5 })).toBe(5000);
  expect(expectedBytes(runs, { preset: 'classic-tuned', trainings: 5 })).toBeNull();
});
