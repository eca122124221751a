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

it('lets other work start while a map is drawn, which yields, but not while a training runs', () => {
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
  report({ ...base, kind: 'training', options: trainingOptionsSchema.parse({}) } satisfies Job);
  expect([jobs.isRunning, jobs.isBlocked]).toEqual([true, true]);
});
