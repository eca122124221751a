import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { someBaselines, someQuality } from '../../../tests/fixtures/run-figures.ts';
import { MatineeError } from '../../contract/errors.ts';
import { runIdSchema, type JobId } from '../../contract/ids.ts';
import { jobSchema, type Job } from '../../contract/jobs.ts';
import { sweepOptionsSchema } from '../../contract/sweeps.ts';
import { trainingOptionsSchema, type Run } from '../../contract/training.ts';
import { createFakeChild, type FakeChild } from '../processes/fake-child.ts';
import { JobRunner } from './job-runner.ts';

let children: FakeChild[];
let reported: Job[];
let asked: string[];
let adoption: () => Promise<unknown>;
let adopted: number;
let imported: number;
let jobs: JobRunner;

beforeEach(() => {
  vi.useFakeTimers();
  children = [];
  reported = [];
  asked = [];
  adopted = 0;
  imported = 0;
  adoption = () => Promise.resolve(null);
  jobs = new JobRunner({
    fork: () => {
      const child = createFakeChild();
      children.push(child);
      return child;
    },
    engine: {
      // The runner's use of the engine is its names and results alone.
      ask: ((name: string) => {
        asked.push(name);
        return adoption();
      }) as never,
    },
    libraryDirectory: () => '/library',
    onChanged: (job) => reported.push(jobSchema.parse(job)),
    onAdopted: () => adopted++,
    onImported: () => imported++,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const options = trainingOptionsSchema.parse({ epochs: 2 });

function importProgress(rowsRead: number): unknown {
  const progress = {
    phase: 'ratings',
    bytesRead: 0,
    bytesTotal: 1,
    rowsRead,
    elapsedMs: 1,
    remainingMs: null,
  };
  return { type: 'progress', progress: { kind: 'import', progress } };
}

const report = {
  format: 'MovieLens',
  source: 'a.zip',
  movies: 1,
  users: 1,
  ratings: 1,
  tags: 0,
  skipped: 0,
  skippedRows: [],
  skippedByReason: [],
  elapsedMs: 1,
  ratingsPerSecond: 1000,
};
const importDone = {
  type: 'done',
  result: { kind: 'import', stagedFile: '/library/staging/1-a.db', report, details: null },
};

test('a job is sent to its process and reported as running', () => {
  const jobId = jobs.startImport('/a.zip');
  expect(children[0]?.sent).toEqual([
    { type: 'start', spec: { kind: 'import', path: '/a.zip', libraryDirectory: '/library' } },
  ]);
  expect(reported).toMatchObject([{ jobId, kind: 'import', status: 'running', progress: null }]);
  expect(jobs.current()).toEqual(reported[0]);
});

test('a download is one job with the import of what it brings', () => {
  jobs.startDownload('32m');
  expect(children[0]?.sent).toEqual([
    { type: 'start', spec: { kind: 'download', set: '32m', libraryDirectory: '/library' } },
  ]);
  expect(reported).toMatchObject([
    { kind: 'import', path: 'ml-32m.zip', download: '32m', status: 'running' },
  ]);
});

test('a second job has to wait for the first', () => {
  jobs.startImport('/a.zip');
  expect(() => jobs.startTraining(options)).toThrow(
    expect.objectContaining({ code: 'job-running' }) as MatineeError,
  );
  expect(children).toHaveLength(1);
});

test('progress is reported at most ten times a second, each time the whole job, and the latest is not lost', () => {
  jobs.startImport('/a.zip');
  for (let row = 1; row <= 1000; row++) {
    children[0]?.say(importProgress(row));
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(200);
  expect(reported.length).toBeLessThanOrEqual(12);
  expect(reported.at(-1)).toMatchObject({ path: '/a.zip', status: 'running', progress: { rowsRead: 1000 } });
});

test('a finished import is taken over by the engine in one step', async () => {
  adoption = () => Promise.resolve({ linked: 3, waiting: 1 });
  jobs.startImport('/a.zip');
  children[0]?.say(importProgress(5));
  children[0]?.say(importDone);
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['adoptCatalogue']);
  expect(reported.at(-1)).toMatchObject({ status: 'succeeded', report, relinked: { linked: 3, waiting: 1 } });
  expect([adopted, imported]).toEqual([1, 1]);
  expect(children[0]?.isKilled).toBe(true);
  jobs.startTraining(options);
  expect(children).toHaveLength(2);
});

test('a result that the engine can not take over is a failure', async () => {
  adoption = () => Promise.reject(new MatineeError('no-space', 'There is no space left.'));
  jobs.startImport('/a.zip');
  children[0]?.say(importDone);
  await vi.runAllTimersAsync();
  expect(reported.at(-1)).toMatchObject({ status: 'failed', error: { code: 'no-space' } });
  expect([adopted, imported]).toEqual([0, 0]);
});

test('a job’s own error is reported with its code', () => {
  jobs.startImport('/a.zip');
  children[0]?.say({ type: 'failed', error: { code: 'not-an-archive', message: 'Not a zip.' } });
  expect(reported.at(-1)).toMatchObject({ status: 'failed', error: { code: 'not-an-archive' } });
});

test('a process that dies has failed, in a clear sentence', () => {
  jobs.startTraining(options);
  children[0]?.exit(137);
  expect(reported.at(-1)).toMatchObject({ status: 'failed', error: { code: 'internal' } });
  expect(reported.at(-1)?.error?.message).toMatch(
    /stopped unexpectedly \(exit code 137\).*library is as it was/s,
  );
});

test('a cancelled job is asked to end, and waited for', async () => {
  const jobId = jobs.startTraining(options);
  const cancelled = jobs.cancel(jobId);
  expect(children[0]?.sent.at(-1)).toEqual({ type: 'abort' });
  children[0]?.say({ type: 'failed', error: { code: 'cancelled', message: 'It was cancelled.' } });
  await cancelled;
  expect(reported.at(-1)).toMatchObject({ status: 'cancelled', error: null });
  expect(asked).toEqual(['training:discard', 'cleanLeftovers']);
});

test('a cancelled job that does not end is killed', async () => {
  const jobId = jobs.startTraining(options);
  const cancelled = jobs.cancel(jobId);
  vi.advanceTimersByTime(2000);
  expect(children[0]?.isKilled).toBe(true);
  children[0]?.exit(143);
  await cancelled;
  expect(reported.at(-1)).toMatchObject({ status: 'cancelled', error: null });
});

test('a stopped training is asked to keep the best so far, and what it made is taken over', async () => {
  const jobId = jobs.startTraining(options);
  jobs.stopTraining(jobId);
  expect(children[0]?.sent.at(-1)).toEqual({ type: 'stop' });
  expect(jobs.current()).toMatchObject({ status: 'running' });
  await finishTraining(0);
  expect(asked).toEqual(['adoptRun']);
  expect(jobs.current()).toMatchObject({ status: 'succeeded', runId: 'run-0', question: null });
  jobs.stopTraining(jobId);
  expect(children[0]?.sent).toHaveLength(2);
});

test('what the engine asks about a worse run is part of the job as it ended', async () => {
  const question = { runId: 'run-0', activeRunId: 'before', worse: ['rmse'], better: [], isPaired: true };
  adoption = () => Promise.resolve(question);
  jobs.startTraining(options);
  await finishTraining(0);
  expect(reported.at(-1)).toMatchObject({ status: 'succeeded', question });
});

test('an interrupted training goes on as the same run', () => {
  jobs.resumeTraining(runIdSchema.parse('run-0'), options);
  expect(children[0]?.sent).toMatchObject([
    { type: 'start', spec: { kind: 'training', options, runId: 'run-0', resumes: true } },
  ]);
});

test('only a training that is known and not being cancelled is stopped', async () => {
  expect(() => {
    jobs.stopTraining('other' as JobId);
  }).toThrow(expect.objectContaining({ code: 'unknown-job' }) as MatineeError);
  const importId = jobs.startImport('/a.zip');
  expect(() => {
    jobs.stopTraining(importId);
  }).toThrow(expect.objectContaining({ code: 'invalid-input' }) as MatineeError);
  children[0]?.exit(1);
  const jobId = jobs.startTraining(options);
  const cancelled = jobs.cancel(jobId);
  jobs.stopTraining(jobId);
  expect(children[1]?.sent.at(-1)).toEqual({ type: 'abort' });
  children[1]?.exit(143);
  await cancelled;
});

test('a result that comes after the cancel is not taken over', async () => {
  const jobId = jobs.startImport('/a.zip');
  const cancelled = jobs.cancel(jobId);
  children[0]?.say(importDone);
  await cancelled;
  expect(reported.at(-1)).toMatchObject({ status: 'cancelled' });
  expect(asked).toEqual(['cleanLeftovers']);
});

test('only a known job can be cancelled; one that has ended stays as it ended', async () => {
  const jobId = jobs.startImport('/a.zip');
  await expect(jobs.cancel('other' as typeof jobId)).rejects.toMatchObject({ code: 'unknown-job' });
  children[0]?.exit(1);
  await jobs.cancel(jobId);
  expect(jobs.current()).toMatchObject({ jobId, status: 'failed' });
});

test('the next job may only start when the one before is over, whatever it is', () => {
  jobs.startSweep(sweepOptionsSchema.parse({}));
  expect(() => jobs.startImport('/a.zip')).toThrow(/A sweep is running/);
});

describe('a sweep', () => {
  const sweep = sweepOptionsSchema.parse({ points: 3, epochs: 2, seed: 7 });

  test('trains one balance after another, each in a process of its own, and keeps each run', async () => {
    const jobId = jobs.startSweep(sweep);
    expect(children[0]?.sent).toMatchObject([
      { spec: { kind: 'training', options: { rankWeight: 1, retrievalWeight: 0, epochs: 2, seed: 7 } } },
    ]);
    await finishTraining(0);
    expect(children[0]?.isKilled).toBe(true);
    expect(reported.at(-1)).toMatchObject({ jobId, kind: 'sweep', status: 'running' });
    expect(runIdsOf(reported.at(-1))).toEqual(['run-0', null, null]);
    expect(children[1]?.sent).toMatchObject([{ spec: { options: { rankWeight: 1, retrievalWeight: 1 } } }]);
    expect(adopted).toBe(0);

    await finishTraining(1);
    await finishTraining(2);
    expect(children).toHaveLength(3);
    expect(asked).toEqual(['keepRun', 'keepRun', 'keepRun']);
    expect(reported.at(-1)).toMatchObject({ status: 'succeeded' });
    expect(runIdsOf(reported.at(-1))).toEqual(['run-0', 'run-1', 'run-2']);
    expect(adopted).toBe(1);
  });

  test('that is cancelled keeps what is finished', async () => {
    const jobId = jobs.startSweep(sweep);
    await finishTraining(0);
    const cancelled = jobs.cancel(jobId);
    expect(children[1]?.sent.at(-1)).toEqual({ type: 'abort' });
    children[1]?.say({ type: 'failed', error: { code: 'cancelled', message: 'It was cancelled.' } });
    await cancelled;
    expect(reported.at(-1)).toMatchObject({ status: 'cancelled', error: null });
    expect(runIdsOf(reported.at(-1))).toEqual(['run-0', null, null]);
    expect(adopted).toBe(1);
    expect(children).toHaveLength(2);
  });

  test('that is cancelled while a run is being kept keeps that one and goes no further', async () => {
    const jobId = jobs.startSweep(sweep);
    let adopt = (): void => undefined;
    adoption = () => new Promise<void>((resolve) => (adopt = resolve));
    children[0]?.say(trainingDone(0));
    const cancelled = jobs.cancel(jobId);
    adopt();
    await cancelled;
    expect(reported.at(-1)).toMatchObject({ status: 'cancelled' });
    expect(runIdsOf(reported.at(-1))).toEqual(['run-0', null, null]);
    expect(children).toHaveLength(1);
  });

  test('whose process dies says that what was finished is kept', async () => {
    jobs.startSweep(sweep);
    await finishTraining(0);
    children[1]?.exit(137);
    expect(reported.at(-1)).toMatchObject({ status: 'failed' });
    expect(reported.at(-1)?.error?.message).toMatch(/The sweep stopped.*What was finished before is kept/s);
    expect(adopted).toBe(1);
  });
});

async function finishTraining(index: number): Promise<void> {
  children[index]?.say(trainingDone(index));
  await vi.advanceTimersByTimeAsync(1);
}

function runIdsOf(job: Job | undefined): (string | null)[] {
  return job?.kind === 'sweep' ? job.points.map(({ runId }) => runId) : [];
}

function trainingDone(index: number): unknown {
  const run: Run = {
    runId: runIdSchema.parse(`run-${index}`),
    createdAtMs: 1,
    options,
    catalogue: { name: 'a', fingerprint: 'f', movies: 1, users: 1, ratings: 1 },
    epochsDone: 2,
    elapsedMs: 1,
    ratingsPerSecond: 1,
    peakRssMb: 1,
    quality: someQuality,
    baselines: someBaselines,
    history: [],
  };
  return { type: 'done', result: { kind: 'training', run } };
}

describe('a map', () => {
  const runId = runIdSchema.parse('run-of-map');
  const drawing = {
    type: 'progress',
    progress: {
      kind: 'map',
      progress: { phase: 'layout', epoch: 7, epochs: 300, elapsedMs: 9, remainingMs: 100 },
    },
  };

  test('reports its epochs and ends without any list being out of date', async () => {
    jobs.startMap(runId);
    children[0]?.say(drawing);
    expect(jobs.current()).toMatchObject({ kind: 'map', runId, progress: { epoch: 7 } });
    children[0]?.say({ type: 'done', result: { kind: 'map' } });
    await vi.runAllTimersAsync();
    expect(jobs.current()).toMatchObject({ status: 'succeeded' });
    expect(adopted).toBe(0);
  });

  test('of the same run is begun once', () => {
    expect(jobs.startMap(runId)).toBe(jobs.startMap(runId));
    expect(children).toHaveLength(1);
  });

  test('yields for other work, and does not interrupt it', () => {
    jobs.startMap(runId);
    const trainingId = jobs.startTraining(options);
    expect(children[0]?.isKilled).toBe(true);
    expect(reported.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'map running',
      'map cancelled',
      'training running',
    ]);
    expect(() => jobs.startMap(runId)).toThrow(MatineeError);
    expect(jobs.current()?.jobId).toBe(trainingId);
  });
});

describe('the first trainings', () => {
  test('put a first impression in use at once, and go on with the usual training', async () => {
    jobs.startFirstTrainings();
    expect(children[0]?.sent).toMatchObject([
      { spec: { kind: 'training', options: { preset: 'first-impression', epochs: 0 } } },
    ]);
    await finishTraining(0);
    expect(children[1]?.sent).toMatchObject([
      { spec: { kind: 'training', options: trainingOptionsSchema.parse({}) } },
    ]);
    expect([asked, adopted]).toEqual([['adoptRun'], 1]);
    expect(jobs.current()).toMatchObject({
      ...{ status: 'running', isAutomatic: true, runId: null, progress: null },
      options: { preset: 'matinee' },
    });
    await finishTraining(1);
    expect([asked, adopted]).toEqual([['adoptRun', 'adoptRun'], 2]);
    expect(jobs.current()).toMatchObject({ status: 'succeeded', runId: 'run-1' });
  });

  test('yield to whatever a person starts, and keep what is done', async () => {
    jobs.startFirstTrainings();
    await finishTraining(0);
    jobs.startImport('/a.zip');
    expect(children[1]?.isKilled).toBe(true);
    expect(jobs.current()).toMatchObject({ kind: 'import', status: 'running' });
    expect(asked).toEqual(['adoptRun', 'training:discard', 'cleanLeftovers']);
  });

  test('yield while a run is being put in use, which stays', async () => {
    jobs.startFirstTrainings();
    let adopt = (): void => undefined;
    adoption = () => new Promise<void>((resolve) => (adopt = resolve));
    children[0]?.say(trainingDone(0));
    adoption = () => Promise.resolve();
    const trainingId = jobs.startTraining(options);
    adopt();
    await vi.advanceTimersByTimeAsync(1);
    expect(adopted).toBe(1);
    expect(jobs.current()).toMatchObject({ jobId: trainingId, status: 'running' });
    expect(children).toHaveLength(2);
  });

  test('do not yield to a map, which is begun by looking at it', () => {
    jobs.startFirstTrainings();
    expect(() => jobs.startMap(runIdSchema.parse('run-of-map'))).toThrow(MatineeError);
    expect(children[0]?.isKilled).toBe(false);
  });

  test('do not begin beside another job, and can be cancelled', async () => {
    const jobId = jobs.startTraining(options);
    jobs.startFirstTrainings();
    expect(jobs.current()?.jobId).toBe(jobId);
    children[0]?.exit(1);
    jobs.startFirstTrainings();
    const automatic = jobs.current();
    const cancelled = jobs.cancel(automatic!.jobId);
    children[1]?.exit(143);
    await cancelled;
    expect(jobs.current()).toMatchObject({ isAutomatic: true, status: 'cancelled' });
  });
});
