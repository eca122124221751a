import { describe, expect, it } from 'vitest';
import { momentShift } from './moment-shift.ts';

describe('the shift of a moment', () => {
  it('is that worked out by hand', () => {
    const errors = [
      { ratedAt: 1000, error: 1 },
      { ratedAt: 1030, error: -0.5 },
      { ratedAt: 910, error: 2 },
    ];
    // Weights 1, 1/2 and 1/4.
    expect(momentShift(errors, 1000)).toBeCloseTo((1 - 0.25 + 0.5) / (2 + 1.75), 9);
  });

  it('fades with the time since the last rating', () => {
    const errors = [{ ratedAt: 0, error: 1 }];
    expect(momentShift(errors, 86_400)).toBeLessThan(0.001);
  });

  it('is none for a person without ratings', () => {
    expect(momentShift([], 1000)).toBe(0);
  });
});
