import { expect, test } from 'vitest';
import { memoize } from './memoize.ts';

test('computes once for each object', () => {
  let asked = 0;
  const sizeOf = memoize((values: readonly number[]) => {
    asked += 1;
    return values.length;
  });
  const [one, other] = [[], [1, 2]];
  expect([one, other, one, other].map(sizeOf)).toEqual([0, 2, 0, 2]);
  expect(asked).toBe(2);
});
