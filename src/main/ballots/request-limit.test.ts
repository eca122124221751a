import { expect, test } from 'vitest';
import { RequestLimit } from './request-limit.ts';

test('an address may ask so often in a stretch of time, whatever others do', () => {
  let nowMs = 1000;
  const limit = new RequestLimit({ most: 3, eachMs: 1000, addresses: 2, now: () => nowMs });
  expect([1, 2, 3, 4].map(() => limit.allows('one'))).toEqual([true, true, true, false]);
  expect(limit.allows('two')).toBe(true);
  nowMs += 1000;
  expect(limit.allows('one')).toBe(true);
});

test('something costly uses it up sooner, and more addresses than are remembered get nothing', () => {
  const limit = new RequestLimit({ most: 10, eachMs: 1000, addresses: 1, now: () => 5000 });
  limit.allows('one', 10);
  expect(limit.allows('one')).toBe(false);
  expect(limit.allows('two')).toBe(false);
});
