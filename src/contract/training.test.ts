import { expect, test } from 'vitest';
import { madeRun } from '../../tests/fixtures/made-run.ts';
import { optionsToContinue, runToContinue, trainingOptionsSchema } from './training.ts';

const older = madeRun('older', { canContinue: true, createdAtMs: 1 });
const newer = madeRun('newer', { canContinue: true, createdAtMs: 2 });

test('the active run is continued, and no other one while it can’t be', () => {
  expect(runToContinue([newer, { ...older, isActive: true }])?.runId).toBe(older.runId);
  expect(runToContinue([newer, { ...older, isActive: true, canContinue: false }])).toBeNull();
});

test('where none is active, or a first impression, it is the newest that can be continued', () => {
  const options = trainingOptionsSchema.parse({ preset: 'first-impression' });
  const impression = madeRun('impression', { options, isActive: true, createdAtMs: 3 });
  expect(runToContinue([older, newer])?.runId).toBe(newer.runId);
  expect(runToContinue([older, impression, newer])?.runId).toBe(newer.runId);
  expect(runToContinue([impression])).toBeNull();
});

test('a training continues with the same options, for a tenth of the epochs', () => {
  const options = trainingOptionsSchema.parse({ seed: 5, rankWeight: 2, epochs: 40 });
  expect(optionsToContinue(madeRun('run', { options }))).toEqual({
    ...{ ...options, epochs: 6, continues: 'run' },
  });
});
