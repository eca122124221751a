import { expect, it } from 'vitest';
import { jobIdSchema, runIdSchema } from '../../../contract/ids.ts';
import type { SweepJob, TrainingJob } from '../../../contract/jobs.ts';
import { trainingOptionsSchema } from '../../../contract/training.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { sweepOutcome, trainingOutcome } from './outcome-words.ts';

const activeRunId = runIdSchema.parse('b');
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
  question: null,
};

it('says of a training that came to nothing that the model before is in use, where there is one', () => {
  const failed: TrainingJob = {
    ...job,
    status: 'failed',
    error: { code: 'internal', message: 'The disk is full.' },
  };
  expect(trainingOutcome(failed, null, activeRunId).text).toBe(
    'The disk is full. The model in use before is still in use.',
  );
  expect(trainingOutcome(failed, null, null).text).toBe('The disk is full.');
  expect(trainingOutcome(job, null, activeRunId).text).toContain('still in use');
  expect(trainingOutcome(job, null, null).text).toBe('Nothing of it was kept.');
});

it('says of a worse one that it is kept, until the person has chosen it', () => {
  const runId = runIdSchema.parse('a');
  const question = { runId, activeRunId, worse: ['rmse' as const], better: [], isPaired: true };
  const done: TrainingJob = { ...job, status: 'succeeded', runId, question };
  expect(trainingOutcome(done, madeRun('a'), activeRunId).title).toBe(
    'Your new model is kept, but not in use',
  );
  expect(trainingOutcome(done, madeRun('a'), runId).title).toMatch(/ready and in use/);
});

it('says of a model that another one has replaced since that it is not in use', () => {
  const runId = runIdSchema.parse('a');
  const done: TrainingJob = { ...job, status: 'succeeded', runId };
  expect(trainingOutcome(done, null, activeRunId).title).toMatch(/ready and in use/);
  expect(trainingOutcome(done, madeRun('a'), runId).title).toMatch(/ready and in use/);
  expect(trainingOutcome(done, madeRun('a'), activeRunId).title).toMatch(/kept, but not in use/);
});

it('says how the runs of a sweep come into use, also where there is no model yet', () => {
  const { jobId, startedAtMs, error } = job;
  const ended = { status: 'succeeded' as const, points: [], progress: null };
  const sweep: SweepJob = { jobId, startedAtMs, error, kind: 'sweep', ...ended };
  expect(sweepOutcome(sweep, true).text).toMatch(/the model in use is still the same/);
  expect(sweepOutcome(sweep, false).text).toMatch(/none is in use yet: make active/);
});

it('says what a finished training learned from once its run is known', () => {
  const done: TrainingJob = { ...job, status: 'succeeded', runId: activeRunId };
  expect(trainingOutcome(done, null, activeRunId).text).toBe('');
  expect(trainingOutcome(done, madeRun('a'), activeRunId).text).toMatch(
    /100,836 ratings of Archive in 1 min/,
  );
});
