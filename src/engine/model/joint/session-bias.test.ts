import { describe, expect, it } from 'vitest';
import { sessionBiasAt, sessionBiasHelps } from './session-bias.ts';

describe('the session bias', () => {
  it('is that worked out by hand', () => {
    const errors = [
      { ratedAt: 1000, error: 1 },
      { ratedAt: 1030, error: -0.5 },
      { ratedAt: 910, error: 2 },
    ];
    // Weights 1, 1/2 and 1/4.
    expect(sessionBiasAt(errors, 1000)).toBeCloseTo((1 - 0.25 + 0.5) / (2 + 1.75), 9);
  });

  it('fades with the time since the last rating', () => {
    const errors = [{ ratedAt: 0, error: 1 }];
    expect(sessionBiasAt(errors, 86_400)).toBeLessThan(0.001);
  });

  it('is none for a person without ratings', () => {
    expect(sessionBiasAt([], 1000)).toBe(0);
  });
});

describe('whether sessions matter', () => {
  const sessions = [0, 10, 20, 5000, 5010, 5020].map((ratedAt) => ({
    ratedAt,
    error: ratedAt < 100 ? 0.8 : -0.8,
  }));

  it('is so where ratings of one session err the same way', () => {
    expect(sessionBiasHelps([sessions, sessions])).toBe(true);
  });

  it('is not so where neighbours in time err the other way', () => {
    const mixed = sessions.map(({ ratedAt }, k) => ({ ratedAt, error: k % 2 === 0 ? 0.8 : -0.8 }));
    expect(sessionBiasHelps([mixed])).toBe(false);
  });

  it('is not so where nothing is known', () => {
    expect(sessionBiasHelps([[], []])).toBe(false);
  });
});
