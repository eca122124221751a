import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MatineeError } from '../../contract/errors.ts';
import { EngineProcess } from './engine-process.ts';
import { createFakeChild, type FakeChild } from './fake-child.ts';

let children: FakeChild[];
let restarts: string[];
let writtenElsewhere: number;
let engine: EngineProcess;

beforeEach(() => {
  vi.useFakeTimers();
  children = [];
  restarts = [];
  writtenElsewhere = 0;
  engine = new EngineProcess({
    fork: () => {
      const child = createFakeChild();
      children.push(child);
      return child;
    },
    libraryDirectory: () => '/library',
    starterDirectory: null,
    onRestarted: (reason) => restarts.push(reason),
    onWrittenElsewhere: () => void (writtenElsewhere += 1),
    log: () => undefined,
  });
  engine.start();
});
afterEach(() => {
  vi.useRealTimers();
});

function latest(): FakeChild {
  const child = children.at(-1);
  if (child === undefined) throw new Error('no process was started');
  return child;
}

const opening = { type: 'open', libraryDirectory: '/library', starterDirectory: null };

test('the library is named first, then requests are answered by their number', async () => {
  const first = engine.call('movies:facets', {});
  const second = engine.call('runs:list', {});
  expect(latest().sent).toEqual([
    opening,
    { type: 'request', id: 1, name: 'movies:facets', input: {} },
    { type: 'request', id: 2, name: 'runs:list', input: {} },
  ]);
  latest().say({ id: 2, envelope: { ok: true, data: ['a run'] } });
  latest().say({ id: 1, envelope: { ok: false, error: { code: 'no-library', message: 'Import first.' } } });
  await expect(second).resolves.toEqual(['a run']);
  await expect(first).rejects.toEqual(new MatineeError('no-library', 'Import first.'));
});

test('what was being asked when the process ended is rejected, and the process started again', async () => {
  const pending = engine.call('movies:facets', {});
  latest().exit(139);
  await expect(pending).rejects.toMatchObject({ code: 'engine-stopped' });
  expect(children).toHaveLength(1);
  await vi.runAllTimersAsync();
  expect(children).toHaveLength(2);
  expect(restarts).toHaveLength(1);
  expect(restarts[0]).toContain('139');
});

test('a call made between crash and restart waits for the new process', async () => {
  latest().exit(1);
  const waiting = engine.call('movies:facets', {});
  await vi.runAllTimersAsync();
  expect(latest().sent).toEqual([opening, { type: 'request', id: 1, name: 'movies:facets', input: {} }]);
  latest().say({ id: 1, envelope: { ok: true, data: 'facets' } });
  await expect(waiting).resolves.toBe('facets');
});

test('after several quick crashes it gives up and says so', async () => {
  for (let crash = 1; crash <= 5; crash++) {
    latest().exit(139);
    await vi.advanceTimersByTimeAsync(8000);
  }
  expect(children).toHaveLength(5);
  await expect(engine.call('movies:facets', {})).rejects.toMatchObject({
    code: 'engine-stopped',
    message: expect.stringContaining('several times') as string,
  });
});

test('crashes that are far apart do not add up', async () => {
  for (let crash = 1; crash <= 8; crash++) {
    latest().exit(139);
    await vi.advanceTimersByTimeAsync(120_000);
  }
  expect(children).toHaveLength(9);
});

test('stopping lets the process close the library and waits for its end, for good', async () => {
  const pending = engine.call('movies:facets', {});
  let isStopped = false;
  const stopped = engine.stop().then(() => (isStopped = true));
  await expect(pending).rejects.toMatchObject({ code: 'engine-stopped' });
  expect(latest().sent.at(-1)).toEqual({ type: 'close' });
  await vi.advanceTimersByTimeAsync(1000);
  expect({ isStopped, isKilled: latest().isKilled }).toEqual({ isStopped: false, isKilled: false });
  latest().exit(0);
  await stopped;
  await vi.runAllTimersAsync();
  expect({ isKilled: latest().isKilled, started: children.length }).toEqual({ isKilled: false, started: 1 });
});

test('a process that does not close in time is killed', async () => {
  const stopped = engine.stop();
  await vi.runAllTimersAsync();
  await stopped;
  expect(latest().isKilled).toBe(true);
});

test('without a process there is nothing to wait for', async () => {
  latest().exit(1);
  await engine.stop();
  await vi.runAllTimersAsync();
  expect(children).toHaveLength(1);
});

test('what another process wrote to the diary is passed on', () => {
  latest().say({ type: 'written-elsewhere' });
  expect(writtenElsewhere).toBe(1);
});

test('a message that is no answer is ignored', async () => {
  const pending = engine.call('movies:facets', {});
  latest().say({ id: 1, envelope: 'broken' });
  latest().say({ id: 99, envelope: { ok: true, data: null } });
  latest().say({ id: 1, envelope: { ok: true, data: 'facets' } });
  await expect(pending).resolves.toBe('facets');
});

test('while the library is closed calls wait, and are answered where it is opened again', async () => {
  const before = engine.call('runs:list', {});
  const first = latest();
  let reopen = (): void => undefined;
  const closed = engine.whileClosed(
    () =>
      new Promise<void>((resolve) => {
        reopen = resolve;
      }),
  );
  expect(first.sent.at(-1)).toEqual({ type: 'close' });
  first.say({ id: 1, envelope: { ok: true, data: [] } });
  await expect(before).resolves.toEqual([]);
  const meanwhile = engine.call('movies:facets', {});
  first.exit(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(children).toHaveLength(1);
  reopen();
  await closed;
  expect(latest()).not.toBe(first);
  expect(latest().sent).toEqual([opening, { type: 'request', id: 2, name: 'movies:facets', input: {} }]);
  latest().say({ id: 2, envelope: { ok: true, data: 'facets' } });
  await expect(meanwhile).resolves.toBe('facets');
  expect(restarts).toEqual([]);
});

test('a program that is quit while the library is closed does not open it again', async () => {
  const closed = engine.whileClosed(async () => {
    await engine.stop();
  });
  latest().exit(0);
  await closed;
  expect(children).toHaveLength(1);
});
