import { expect, test } from 'vitest';
import { PoliteQueue } from './rate-limited-queue.ts';

/** Work that ends on request. */
function createWork() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name);
      ends.set(name, () => {
        resolve(name);
      });
    });
  return { started, work, end: (name: string) => ends.get(name)?.() };
}

test('runs a few at once and no more, the newest first', async () => {
  const { started, work, end } = createWork();
  const queue = new PoliteQueue({ atOnce: 1, intervalMs: 0, longest: 10 });
  const first = queue.add(work('a'));
  void queue.add(work('b'));
  const last = queue.add(work('c'));
  expect(started).toEqual(['a']);
  end('a');
  expect(await first).toBe('a');
  await new Promise((resolve) => setTimeout(resolve));
  expect(started).toEqual(['a', 'c']);
  end('c');
  expect(await last).toBe('c');
});

test('drops what newer tasks displaced', async () => {
  const { started, work } = createWork();
  const queue = new PoliteQueue({ atOnce: 1, intervalMs: 0, longest: 1 });
  void queue.add(work('a'));
  const passed = queue.add(work('b'));
  const kept = queue.add(work('c'));
  expect(await passed).toBeNull();
  queue.clear();
  expect(await kept).toBeNull();
  expect(started).toEqual(['a']);
});

test('a failure rejects its own task, and the next one begins', async () => {
  const queue = new PoliteQueue({ atOnce: 1, intervalMs: 1, longest: 5 });
  const failing = queue.add(() => Promise.reject(new Error('no')));
  const next = queue.add(() => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
