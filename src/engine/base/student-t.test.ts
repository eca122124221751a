import { expect, it } from 'vitest';
import { shareBeyond } from './student-t.ts';

it('comes to the critical values of the tables', () => {
  // Two-sided 5 %, 1 % and 10 %.
  for (const [degrees, t, share] of [
    [1, 12.7062, 0.05],
    [2, 4.30265, 0.05],
    [3, 3.18245, 0.05],
    [4, 4.60409, 0.01],
    [9, 2.26216, 0.05],
    [30, 1.69726, 0.1],
  ] as const) {
    expect(shareBeyond(t, degrees)).toBeCloseTo(share, 6);
    expect(shareBeyond(-t, degrees)).toBeCloseTo(share, 6);
  }
});

it('is everything beyond 0 and nothing at infinity', () => {
  expect(shareBeyond(0, 2)).toBe(1);
  expect(shareBeyond(Infinity, 2)).toBe(0);
});
