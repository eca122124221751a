import { expect, it, vi } from 'vitest';
import { jobIdSchema, runIdSchema } from '../../contract/ids.ts';
import type { Job } from '../../contract/jobs.ts';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { Jobs } from './jobs.svelte.ts';

const base = {
  jobId: jobIdSchema.parse('job'),
  startedAtMs: 0,
  status: 'running',
  error: null,
  progress: null,
  runId: runIdSchema.parse('run'),
} as const;

it('lets other work start beside what Matinee began by itself, but not beside a training that was asked for', () => {
  let report: (job: unknown) => void = () => undefined;
  const on = (_: string, listener: typeof report): (() => void) => {
    report = listener;
    return () => undefined;
  };
  vi.stubGlobal('window', { matinee: { call: () => Promise.resolve({ ok: true, data: null }), on } });
  const jobs = new Jobs();
  jobs.start(() => undefined);
  report({ ...base, kind: 'map' } satisfies Job);
  expect([jobs.isRunning, jobs.isBlocked]).toEqual([true, false]);
  const options = trainingOptionsSchema.parse({});
  const training = { ...base, kind: 'training', options, question: null } as const;
  report({ ...training, isAutomatic: true } satisfies Job);
  expect([jobs.isRunning, jobs.isBlocked, jobs.automatic?.kind]).toEqual([true, false, 'training']);
  report({ ...training, isAutomatic: false } satisfies Job);
  expect([jobs.isRunning, jobs.isBlocked, jobs.automatic]).toEqual([true, true, null]);
});
