import { describe, expect, it } from 'vitest';
import { itemScores } from './item-scores.ts';
import { sparseRows } from './sparse-rows.ts';

/** Movie 0 speaks .5 for movie 2, movie 1 speaks -.2 for it and .1 for movie 0. */
const model = {
  shape: { movies: 3, users: 1, dimensions: 1, topics: 1, hiddenUnits: 1 },
  itemWeights: sparseRows(
    [
      [{ column: 2, value: 0.5 }],
      [
        { column: 0, value: 0.1 },
        { column: 2, value: -0.2 },
      ],
      [],
    ],
    3,
  ),
  itemGain: 10,
};
const history = [
  { movie: 0, stars: 5, error: 0 },
  { movie: 1, stars: 3.5, error: 0 },
];

describe('the item-item term', () => {
  it('is that worked out by hand: gain x sum of preference x weight / sqrt(n + 1)', () => {
    const scores = itemScores(model, [{ history, leftOut: null, count: 2 }], null);
    // x is 1.675 and 1: movie 0 gets .1, movie 2 gets 1.675 x .5 - .2.
    [0.1, 0, 0.6375].forEach((sum, i) => expect(scores[i]).toBeCloseTo((10 * sum) / Math.sqrt(3), 5));
  });

  it('does without a rating that is left out, beside others of the same history', () => {
    const people = history.map((leftOut) => ({ history, leftOut, count: 1 }));
    const alone = history.map((_, i) => ({ history: [history[1 - i]!], leftOut: null, count: 1 }));
    const scores = itemScores(model, people, Int32Array.from([2, 0]));
    itemScores(model, alone, Int32Array.from([2, 0])).forEach((score, i) =>
      expect(scores[i]).toBeCloseTo(score, 5),
    );
  });

  it('stays out where its weight is 0', () => {
    const scores = itemScores({ ...model, itemGain: 0 }, [{ history, leftOut: null, count: 2 }], null);
    expect(Array.from(scores)).toEqual([0, 0, 0]);
  });
});
