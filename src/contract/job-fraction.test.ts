import { expect, it } from 'vitest';
import { jobFraction } from './job-fraction.ts';
import { importJobSchema, sweepJobSchema, trainingJobSchema, type Job } from './jobs.ts';

const base = { jobId: 'j', startedAtMs: 0, status: 'running', error: null };
const training = {
  phase: 'training',
  done: 0.25,
  epoch: 15,
  epochs: 60,
  elapsedMs: 1,
  remainingMs: null,
  baselines: null,
  history: [],
};

function importJob(progress: object | null): Job {
  const open = { report: null, details: null, download: null, relinked: null };
  return importJobSchema.parse({ ...base, kind: 'import', path: '/a.zip', progress, ...open });
}

function trainingJob(progress: object): Job {
  const open = { isAutomatic: false, options: {}, runId: null, question: null };
  return trainingJobSchema.parse({ ...base, kind: 'training', progress, ...open });
}

function sweepJob(point: number, training: object): Job {
  const progress = { point, points: 4, training, elapsedMs: 1, remainingMs: null };
  return sweepJobSchema.parse({ ...base, kind: 'sweep', points: [], progress });
}

it('is unknown before the first progress', () => {
  expect(jobFraction(importJob(null))).toBeNull();
});

it('follows time for an import where the rest is known, otherwise the bytes', () => {
  const progress = {
    phase: 'ratings',
    bytesRead: 30,
    bytesTotal: 120,
    rowsRead: 5,
    elapsedMs: 1000,
    remainingMs: null,
  };
  expect(jobFraction(importJob(progress))).toBe(0.25);
  expect(jobFraction(importJob({ ...progress, remainingMs: 1000 }))).toBe(0.5);
  expect(jobFraction(importJob({ ...progress, phase: 'indexing', bytesRead: 120 }))).toBeNull();
});

it('follows the steps of a training', () => {
  expect(jobFraction(trainingJob(training))).toBe(0.25);
  expect(jobFraction(trainingJob({ ...training, phase: 'saving' }))).toBe(1);
});

it('follows the trainings of a sweep and the steps of the one that runs, and never falls back', () => {
  expect(jobFraction(sweepJob(0, training))).toBe(0.0625);
  expect(jobFraction(sweepJob(0, { ...training, phase: 'saving' }))).toBe(0.25);
  expect(jobFraction(sweepJob(1, { ...training, phase: 'reading', done: 0.5, epoch: 0 }))).toBe(0.25);
});
