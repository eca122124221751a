import { toast } from 'svelte-sonner';
import { expect, test, vi } from 'vitest';
import { OptimisticWrites } from './optimistic-writes.svelte.ts';

test('a choice is shown at once and until it is written', async () => {
  const writes = new OptimisticWrites<string, number | null>();
  writes.add({ choices: [['Alien', null]], write: () => Promise.resolve(), failed: '' });
  expect(writes.chosen('Alien')).toBeNull();
  expect(writes.chosen('Brazil')).toBeUndefined();
  await writes.settled();
  expect(writes.chosen('Alien')).toBeUndefined();
});

test('writes follow one another, and a later choice stays while an earlier one ends', async () => {
  const writes = new OptimisticWrites<string, number>();
  const done: number[] = [];
  const write = (stars: number) => async () => {
    await Promise.resolve();
    done.push(stars);
    expect(writes.chosen('Alien')).toBe(5);
  };
  writes.add({ choices: [['Alien', 3]], write: write(3), failed: '' });
  writes.add({ choices: [['Alien', 5]], write: write(5), failed: '' });
  await writes.settled();
  expect(done).toEqual([3, 5]);
});

test('a write that fails is reported, gives up its choice, and does not stop the next one', async () => {
  const writes = new OptimisticWrites<string, number>();
  const notice = vi.spyOn(toast, 'error').mockImplementation(() => 0);
  const next = vi.fn(() => Promise.resolve());
  writes.add({
    choices: [['Alien', 3]],
    write: () => Promise.reject(new Error('full')),
    failed: 'not saved',
  });
  writes.add({ write: next, failed: '' });
  await writes.settled();
  expect(notice.mock.calls.map(([title]) => title)).toEqual(['not saved']);
  expect(writes.chosen('Alien')).toBeUndefined();
  expect(next).toHaveBeenCalledOnce();
});
