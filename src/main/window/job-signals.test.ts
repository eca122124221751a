import { beforeEach, expect, test } from 'vitest';
import { importJobSchema, trainingJobSchema, type Job } from '../../contract/jobs.ts';
import { setLocale } from '../../messages/runtime.js';
import { JobSignals, type JobNotice } from './job-signals.ts';

const progress = {
  done: 0.25,
  epoch: 15,
  epochs: 60,
  elapsedMs: 1,
  remainingMs: null,
  baselines: null,
  history: [],
};

function training(change: object = {}): Job {
  return trainingJobSchema.parse({
    ...{ jobId: 'j1', kind: 'training', startedAtMs: 0, status: 'running', error: null },
    ...{ isAutomatic: false, options: {}, progress: null, runId: null, question: null },
    ...change,
  });
}

function failedImport(): Job {
  return importJobSchema.parse({
    ...{ jobId: 'j2', kind: 'import', startedAtMs: 0, status: 'failed', path: '/a.zip', download: null },
    error: { code: 'not-an-archive', message: 'a.zip is no archive.' },
    ...{ progress: null, report: null, details: null, relinked: null },
  });
}

let isFocused: boolean;
let bars: string[];
let notices: JobNotice[];
let onFocus: (() => void)[];
let signals: JobSignals;

beforeEach(() => {
  isFocused = false;
  bars = [];
  notices = [];
  onFocus = [];
  signals = new JobSignals({
    window: () => ({
      isDestroyed: () => false,
      isFocused: () => isFocused,
      setProgressBar: (fraction, options) => bars.push(`${options?.mode ?? 'none'} ${fraction}`),
      once: (_event, listener) => onFocus.push(listener),
    }),
    notify: (notice) => notices.push(notice),
  });
  void setLocale('en', { reload: false });
});

test('a model that is worse than the one in use is announced as a choice', () => {
  const question = { runId: 'new', activeRunId: 'old', worse: ['rmse'], better: [], isPaired: true };
  signals.show(training({ status: 'succeeded', question }));
  expect(notices).toMatchObject([{ body: expect.stringMatching(/Choose which/) as string }]);
});

test('the taskbar follows a job and is cleared at its end', () => {
  signals.show(training());
  signals.show(training({ progress: { ...progress, phase: 'training' } }));
  signals.show(training({ status: 'succeeded' }));
  expect(bars).toEqual(['indeterminate 2', 'normal 0.25', 'none -1']);
});

test('out of focus, the end is notified once, and the notification leads to the job’s screen', () => {
  signals.show(training());
  expect(notices).toEqual([]);
  signals.show(training({ status: 'succeeded' }));
  signals.show(training({ status: 'succeeded' }));
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatchObject({ title: 'Your new model is ready', command: 'open-train' });
});

test('in focus there is no notification, nor after a cancel', () => {
  signals.show(training({ status: 'cancelled' }));
  isFocused = true;
  signals.show(training({ jobId: 'j3', status: 'succeeded' }));
  expect(notices).toEqual([]);
});

test('a failure stays in the taskbar until the person is back', () => {
  signals.show(failedImport());
  expect(bars).toEqual(['error 1']);
  expect(notices[0]).toEqual({
    title: 'The import failed',
    body: 'a.zip is no archive.',
    command: 'open-import',
  });
  for (const listener of onFocus) listener();
  expect(bars.at(-1)).toBe('none -1');
});

test('the notification is in the chosen language', () => {
  void setLocale('de', { reload: false });
  signals.show(training({ status: 'succeeded' }));
  expect(notices[0]?.title).toBe('Dein neues Modell ist fertig');
});

test('a failure of what nobody asked for is not shown', () => {
  signals.show(
    training({ isAutomatic: true, status: 'failed', error: { code: 'internal', message: 'No.' } }),
  );
  expect([bars, notices]).toEqual([['none -1'], []]);
});
