import { expect, it, vi } from 'vitest';
import { jobIdSchema, runIdSchema } from '../../../contract/ids.ts';
import { trainingOptionsSchema } from '../../../contract/training.ts';
import { jobs } from '../../state/jobs.svelte.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { Runs } from './runs.svelte.ts';

const list = [
  madeRun('older', { createdAtMs: 1 }),
  madeRun('trained', { createdAtMs: 3, isActive: true }),
  madeRun('swept', { createdAtMs: 2 }),
];

it('shows what was just trained, but does not take the eyes off a run that was opened since', async () => {
  vi.stubGlobal('window', { matinee: { call: () => Promise.resolve({ ok: true, data: list }) } });
  const runs = new Runs();
  await runs.load();
  const job = { jobId: jobIdSchema.parse('job'), runId: runIdSchema.parse('trained') };
  runs.select(runIdSchema.parse('older'));
  runs.takeUp(job);
  expect(runs.selected?.runId).toBe('trained');
  runs.select(runIdSchema.parse('swept'));
  runs.takeUp(job);
  expect(runs.selected?.runId).toBe('swept');
});

it('no longer says that a model is in use once its run is removed', async () => {
  const call = (name: string) =>
    Promise.resolve({ ok: true, data: name === 'runs:list' ? list : { activatedRunId: null } });
  vi.stubGlobal('window', { matinee: { call } });
  jobs.latestTraining = {
    ...{ kind: 'training', isAutomatic: false, jobId: jobIdSchema.parse('job'), startedAtMs: 0 },
    ...{ status: 'succeeded', error: null, progress: null, question: null },
    ...{ options: trainingOptionsSchema.parse({}), runId: runIdSchema.parse('trained') },
  };
  const runs = new Runs();
  await runs.remove([runIdSchema.parse('older')]);
  expect(jobs.latestTraining).not.toBeNull();
  await runs.remove([runIdSchema.parse('trained')]);
  expect(jobs.latestTraining).toBeNull();
});
