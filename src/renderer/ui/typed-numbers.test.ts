import { expect, it } from 'vitest';
import { isSeed, isWhole, readNumber } from './typed-numbers.ts';

it('reads numbers with a comma or a point, and nothing else', () => {
  expect(['1', ' 0,5 ', '.5', '2.'].map(readNumber)).toEqual([1, 0.5, 0.5, 2]);
  expect(['', 'one', '1e3', '-1', '1.2.3'].map(readNumber)).toEqual(Array(5).fill(NaN));
});

it('takes whole numbers within their limits', () => {
  expect(['1', '500', '2,0'].every((text) => isWhole(text, 1, 500))).toBe(true);
  expect(['0', '501', '1.5', ''].some((text) => isWhole(text, 1, 500))).toBe(false);
});

it('takes the seeds that a training takes', () => {
  expect(isSeed('0') && isSeed('2147483647')).toBe(true);
  expect(isSeed('2147483648') || isSeed('-1')).toBe(false);
});
