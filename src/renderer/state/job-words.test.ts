import { describe, expect, it } from 'vitest';
import { importJobSchema, sweepJobSchema, trainingJobSchema, type Job } from '../../contract/jobs.ts';
import { formatBytes, formatRemaining, jobPlace, jobTitle, phaseWords } from './job-words.ts';

function importJob(progress: object | null): Job {
  return importJobSchema.parse({
    jobId: 'j1',
    kind: 'import',
    startedAtMs: 0,
    status: 'running',
    error: null,
    path: '/archive.zip',
    progress,
    report: null,
    details: null,
    download: null,
    relinked: null,
  });
}

function trainingJob(progress: object | null): Job {
  return trainingJobSchema.parse({
    jobId: 'j2',
    kind: 'training',
    isAutomatic: false,
    startedAtMs: 0,
    status: 'running',
    error: null,
    options: {},
    progress,
    runId: null,
    question: null,
  });
}

describe('formatRemaining', () => {
  it.each([
    [null, 'estimating the time left'],
    [300, 'a few seconds left'],
    [36_100, 'about 40 s left'],
    [59_900, 'about 60 s left'],
    [61_000, 'about 1 min 30 s left'],
    [120_000, 'about 2 min left'],
    [700_000, 'about 12 min left'],
    [3_600_000, 'about 1 h left'],
    [5_400_000, 'about 1 h 30 min left'],
  ])('says %s ms as %s', (remainingMs, words) => {
    expect(formatRemaining(remainingMs)).toBe(words);
  });
});

describe('formatBytes', () => {
  it('gives bytes in the largest unit that keeps the number short', () => {
    expect(formatBytes(850)).toBe('850 B');
    expect(formatBytes(12_400)).toBe('12.4 kB');
    expect(formatBytes(999_900)).toBe('1.0 MB');
    expect(formatBytes(250_000_000)).toBe('250 MB');
  });
});

describe('what a job is doing', () => {
  const training = {
    phase: 'measuring',
    done: 0,
    epoch: 60,
    epochs: 60,
    elapsedMs: 1,
    remainingMs: null,
    baselines: null,
    history: [],
  };
  const sweep: Job = sweepJobSchema.parse({
    jobId: 'j3',
    kind: 'sweep',
    startedAtMs: 0,
    status: 'running',
    error: null,
    points: [],
    progress: { point: 1, points: 5, training, elapsedMs: 2, remainingMs: null },
  });

  it('is getting ready before the first progress, and then in its phase', () => {
    expect(phaseWords(importJob(null))).toBe('Getting ready');
    expect(phaseWords(trainingJob(training))).toMatch(/held-out/);
    expect(phaseWords(sweep)).toBe('Training 2 of 5');
  });

  it('has a title and a screen of its own', () => {
    const all = [importJob(null), trainingJob(null), sweep];
    expect(all.map(jobTitle)).toEqual(['Importing', 'Training', 'Comparing settings']);
    expect(all.map((job) => jobPlace(job).name)).toEqual(['import', 'train', 'sweep']);
  });
});
