import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../contract/jobs.ts';
import { newRunId } from '../../engine/jobs/job-protocol.ts';
import { newJob } from '../jobs/job-work.ts';
import { Leaving, type LeavingChoice, type Underway } from './leaving.ts';

const running: Job = {
  ...newJob(),
  ...{ kind: 'import', path: '/made.zip', download: null, progress: null },
  ...{ report: null, details: null, relinked: null },
};

const map: Job = { ...newJob(), kind: 'map', runId: newRunId(), progress: null };

let job: Job | null;
let isMoving: boolean;
let asked: Underway[];
let choice: LeavingChoice;
let done: string[];
beforeEach(() => {
  vi.useFakeTimers();
  job = running;
  isMoving = false;
  asked = [];
  choice = 'stay';
  done = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function create(endsWithWindow = true): Leaving {
  return new Leaving({
    job: () => job,
    isMoving: () => isMoving,
    ask: (what) => {
      asked.push(what);
      done.push('ask');
      return Promise.resolve(choice);
    },
    goToBackground: () => done.push('background'),
    quit: () => done.push('quit'),
    endsWithWindow,
  });
}

/** Closes the window; resolves with whether it stayed open, once a question is answered. */
async function close(leaving: Leaving): Promise<boolean> {
  const preventDefault = vi.fn();
  leaving.closing({ preventDefault });
  await vi.advanceTimersByTimeAsync(0);
  return preventDefault.mock.calls.length > 0;
}

test('without a job the window closes', async () => {
  const leaving = create();
  for (const without of [null, { ...running, status: 'succeeded' as const }]) {
    job = without;
    expect(await close(leaving)).toBe(false);
  }
  expect(done).toEqual([]);
});

test('a job keeps the window open until the person has chosen', async () => {
  const leaving = create();
  expect(await close(leaving)).toBe(true);
  expect(done).toEqual(['ask']);
  choice = 'stop';
  expect(await close(leaving)).toBe(true);
  expect(done).toEqual(['ask', 'ask', 'quit']);
  expect(await close(leaving)).toBe(false);
});

test('where the app outlives its window, only quitting asks', async () => {
  const leaving = create(false);
  expect(await close(leaving)).toBe(false);
  leaving.startQuitting();
  expect(await close(leaving)).toBe(true);
  expect(await close(leaving)).toBe(false);
  expect(done).toEqual(['ask']);
});

test('in the background the app ends with its last job', async () => {
  const leaving = create();
  choice = 'background';
  await close(leaving);
  expect(done).toEqual(['ask', 'background']);
  job = { ...running, status: 'succeeded' };
  leaving.changed();
  // The training after an import begins meanwhile.
  job = running;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual(['ask', 'background']);
  job = { ...running, status: 'failed' };
  leaving.changed();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual(['ask', 'background', 'quit']);
});

test('a window that came back stays when its job is done', async () => {
  const leaving = create();
  choice = 'background';
  await close(leaving);
  leaving.comeBack();
  job = { ...running, status: 'succeeded' };
  leaving.changed();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual(['ask', 'background']);
});

test('a job that ended while it was asked about needs no background', async () => {
  const leaving = create();
  choice = 'background';
  leaving.closing({ preventDefault: () => undefined });
  job = { ...running, status: 'succeeded' };
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(['ask', 'quit']);
});

test('a map that is being laid out and a library that moves are asked about, too', async () => {
  const leaving = create();
  job = map;
  expect(await close(leaving)).toBe(true);
  job = null;
  isMoving = true;
  choice = 'background';
  expect(await close(leaving)).toBe(true);
  expect(asked).toEqual(['map', 'moving']);
  isMoving = false;
  leaving.changed();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toEqual(['ask', 'ask', 'background', 'quit']);
});
