import { describe, expect, it } from 'vitest';
import { itemScores } from './item-scores.ts';

/** Movie 0 speaks .5 for movie 2, movie 1 speaks -.2 for it and .1 for movie 0. */
const model = {
  shape: { movies: 3, users: 1, dimensions: 1, topics: 1, hiddenUnits: 1 },
  itemWeights: {
    movies: Int32Array.from([0, 1, 2]),
    columns: null,
    values: Float32Array.of(0, 0, 0.5, 0.1, 0, -0.2, 0, 0, 0),
  },
  itemGain: 10,
};
const history = [
  { movie: 0, stars: 5, error: 0, others: 1 },
  { movie: 1, stars: 3.5, error: 0, others: 1 },
];

describe('the item-item term', () => {
  it('is that worked out by hand: gain x sum of preference x weight', () => {
    const scores = itemScores(model, [{ history, leftOut: null }], null);
    // x is 1.675 and 1: movie 0 gets .1, movie 2 gets 1.675 x .5 - .2.
    [0.1, 0, 0.6375].forEach((sum, i) => expect(scores[i]).toBeCloseTo(10 * sum, 5));
  });

  it('does without a rating that is left out, beside others of the same history', () => {
    const people = history.map((leftOut) => ({ history, leftOut }));
    const alone = history.map((_, i) => ({ history: [history[1 - i]!], leftOut: null }));
    const scores = itemScores(model, people, Int32Array.from([2, 0]));
    itemScores(model, alone, Int32Array.from([2, 0])).forEach((score, i) =>
      expect(scores[i]).toBeCloseTo(score, 5),
    );
  });

  it('says nothing of movies without weights, nor by them', () => {
    const weights = { movies: Int32Array.from([0, 2]), columns: null, values: Float32Array.of(0, 0.5, 0, 0) };
    const scores = itemScores({ ...model, itemWeights: weights }, [{ history, leftOut: null }], null);
    [0, 0, 1.675 * 0.5].forEach((sum, i) => expect(scores[i]).toBeCloseTo(10 * sum, 5));
  });

  it('is the same of rows of which only some weights are kept, if the others are 0', () => {
    const itemWeights = {
      movies: Int32Array.from([0, 1, 2]),
      columns: Int32Array.from([1, 2, 0, 2, 0, 1]),
      values: Float32Array.of(0, 0.5, 0.1, -0.2, 0, 0),
    };
    const people = [null, ...history].map((leftOut) => ({ history, leftOut }));
    const some = itemScores({ ...model, itemWeights }, people, null);
    itemScores(model, people, null).forEach((score, i) => expect(some[i]).toBeCloseTo(score, 5));
  });

  it('stays out where its weight is 0', () => {
    const scores = itemScores({ ...model, itemGain: 0 }, [{ history, leftOut: null }], null);
    expect(Array.from(scores)).toEqual([0, 0, 0]);
  });
});
