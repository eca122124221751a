import { describe, expect, it } from 'vitest';
import { importJobSchema, trainingJobSchema, type Job } from '../../contract/jobs.ts';
import { formatBytes, formatRemaining, jobFraction, phaseWords } from './job-words.ts';

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
    startedAtMs: 0,
    status: 'running',
    error: null,
    options: {},
    progress,
    runId: null,
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

describe('how far a job is', () => {
  it('is unknown before the first progress', () => {
    expect(jobFraction(importJob(null))).toBeNull();
    expect(phaseWords(importJob(null))).toBe('Getting ready');
  });

  it('follows time for an import where the rest is known, else the bytes', () => {
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

  it('follows the epochs for a training', () => {
    const progress = {
      phase: 'training',
      epoch: 15,
      epochs: 60,
      elapsedMs: 1,
      remainingMs: null,
      baselines: null,
      history: [],
    };
    expect(jobFraction(trainingJob(progress))).toBe(0.25);
    expect(jobFraction(trainingJob({ ...progress, phase: 'saving' }))).toBe(1);
    expect(phaseWords(trainingJob({ ...progress, phase: 'evaluating' }))).toMatch(/held-out/);
  });
});
