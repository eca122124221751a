import { expect, it } from 'vitest';
import { verdictOf, verdictOfTwo } from './verdict.ts';

it('is sure where the interval of a difference leaves out 0, and on the side where the model is', () => {
  expect(verdictOf({ low: -0.2, high: -0.1 }, true)).toBe('ahead');
  expect(verdictOf({ low: -0.2, high: -0.1 }, false)).toBe('behind');
  expect(verdictOf({ low: -0.2, high: 0 }, true)).toBe('chance');
});

it('is sure of two figures where their intervals do not touch', () => {
  const [low, middle, high] = [
    { low: 0.1, high: 0.2 },
    { low: 0.2, high: 0.4 },
    { low: 0.3, high: 0.5 },
  ];
  expect(verdictOfTwo(low, high, true)).toBe('ahead');
  expect(verdictOfTwo(high, low, false)).toBe('behind');
  expect(verdictOfTwo(low, middle, true)).toBe('chance');
  expect(verdictOfTwo(middle, high, true)).toBe('chance');
});
