import { expect, it } from 'vitest';
import { jobIdSchema } from '../../../contract/ids.ts';
import type { TrainingJob } from '../../../contract/jobs.ts';
import { trainingOptionsSchema } from '../../../contract/training.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { trainingOutcome } from './outcome-words.ts';

const job: TrainingJob = {
  kind: 'training',
  isAutomatic: false,
  jobId: jobIdSchema.parse('job'),
  startedAtMs: 0,
  status: 'cancelled',
  error: null,
  progress: null,
  options: trainingOptionsSchema.parse({}),
  runId: null,
};

it('says of a training that came to nothing that the model before is in use, where there is one', () => {
  const failed: TrainingJob = {
    ...job,
    status: 'failed',
    error: { code: 'internal', message: 'The disk is full.' },
  };
  expect(trainingOutcome(failed, null, true).text).toBe(
    'The disk is full. The model in use before is still in use.',
  );
  expect(trainingOutcome(failed, null, false).text).toBe('The disk is full.');
  expect(trainingOutcome(job, null, true).text).toContain('still in use');
  expect(trainingOutcome(job, null, false).text).toBe('Nothing of it was kept.');
});

it('says what a finished training learned from once its run is known', () => {
  const done: TrainingJob = { ...job, status: 'succeeded' };
  expect(trainingOutcome(done, null, true).text).toBe('');
  expect(trainingOutcome(done, madeRun('a'), true).text).toMatch(/100,836 ratings of Archive in 1 min/);
});
