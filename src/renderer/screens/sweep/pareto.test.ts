import { expect, it } from 'vitest';
import { compromise, paretoFront } from './pareto.ts';

const starsOnly = { rmse: 0.877, recallAt10: 0.1 };
const leaning = { rmse: 0.798, recallAt10: 0.235 };
const balanced = { rmse: 0.796, recallAt10: 0.23 };
const picks = { rmse: 0.805, recallAt10: 0.24 };
const worse = { rmse: 0.806, recallAt10: 0.239 };

it('keeps what nothing beats in both ways, from the best stars to the best lists', () => {
  expect(paretoFront([starsOnly, picks, leaning, worse, balanced])).toEqual([balanced, leaning, picks]);
});

it('keeps two that are alike, and the one that is better alone', () => {
  expect(paretoFront([leaning, { ...leaning }])).toHaveLength(2);
  expect(paretoFront([leaning, { ...leaning, rmse: 0.79 }])).toHaveLength(1);
  expect(paretoFront([])).toEqual([]);
});

it('names the one that gives up least of both', () => {
  expect(compromise([balanced, leaning, picks])).toBe(leaning);
  expect(compromise([starsOnly])).toBe(starsOnly);
  expect(compromise([])).toBeNull();
});
