import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { pacedBy, partOf } from './paced-work.ts';

/** Works until the event loop has had a turn, or for 10 s. */
async function workUntil(isDone: () => boolean, options: Parameters<typeof pacedBy>[0]): Promise<void> {
  const pace = pacedBy(options);
  const until = performance.now() + 10_000;
  while (!isDone() && performance.now() < until) await pace(0.5);
}

it('lets others have a turn, and reports how far it is', async () => {
  let hasHadTurn = false;
  const reported: number[] = [];
  void setImmediate().then(() => (hasHadTurn = true));
  await workUntil(() => hasHadTurn, { onProgress: (share) => reported.push(share) });
  expect(hasHadTurn).toBe(true);
  expect(reported[0]).toBe(0.5);
});

it('ends when it is cancelled', async () => {
  const controller = new AbortController();
  void setImmediate().then(() => controller.abort());
  await expect(workUntil(() => false, { signal: controller.signal })).rejects.toMatchObject({
    code: 'cancelled',
  });
});

it('reports a part as the share of the whole that it is', () => {
  const reported: number[] = [];
  const part = partOf({ onProgress: (share) => reported.push(share) }, 0.5, 0.75);
  for (const share of [0, 0.5, 1]) part.onProgress?.(share);
  expect(reported).toEqual([0.5, 0.625, 0.75]);
});
