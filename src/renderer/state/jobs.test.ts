import { expect, it, vi } from 'vitest';
import { jobIdSchema, runIdSchema } from '../../contract/ids.ts';
import type { Job } from '../../contract/jobs.ts';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { jobs } from './jobs.svelte.ts';

const engine = vi.hoisted(() => ({ tell: (job: unknown): unknown => job }));

vi.mock('./api.ts', () => ({
  ask: () => Promise.resolve(null),
  hear: (_: string, listener: (job: unknown) => unknown) => {
    engine.tell = listener;
    return () => undefined;
  },
}));
vi.mock('./job-announcements.ts', () => ({ announceEnd: () => undefined }));

const base = {
  jobId: jobIdSchema.parse('job'),
  startedAtMs: 0,
  status: 'running',
  error: null,
  progress: null,
  runId: runIdSchema.parse('run'),
} as const;

it('lets other work start while a map is drawn, which makes way, but not while a training runs', () => {
  jobs.start();
  engine.tell({ ...base, kind: 'map' } satisfies Job);
  expect([jobs.isRunning, jobs.isBlocked]).toEqual([true, false]);
  engine.tell({ ...base, kind: 'training', options: trainingOptionsSchema.parse({}) } satisfies Job);
  expect([jobs.isRunning, jobs.isBlocked]).toEqual([true, true]);
});
