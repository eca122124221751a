import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { buildFeatures } from './features.ts';
import { preference } from '../../ratings/preference.ts';
import { itemWeights, type ItemWeights } from './item-weights.ts';
import { sparseRows } from '../../base/sparse-rows.ts';
import { tf } from '../../base/tensorflow.ts';
import { buildTrainingSet, type TrainingSet } from '../../ratings/training-set.ts';

/** Two people: one rated movies 1 and 2, the other movie 1, all with 3.5 stars; nobody rated movie 3. */
function tiny(): TrainingSet {
  return buildTrainingSet(
    {
      userIds: Int32Array.from([1, 1, 2]),
      movieIds: Int32Array.from([1, 2, 1]),
      halfStars: Uint8Array.from([7, 7, 7]),
    },
    [{ movieId: 3, year: null, genres: [], tags: [], budgetUsd: null }],
  );
}

/** One feature, of this value for movies 1 and 2. */
function shared(value: number) {
  return sparseRows([[{ column: 0, value }], [{ column: 0, value }], []], 1);
}

function expectWeights({ values }: ItemWeights, expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  expected.forEach((weight, k) => expect(values[k]).toBeCloseTo(weight, 6));
}

describe('the item-item weights', () => {
  it('grow with what was liked', () => {
    expect([3.5, 5, 0.5].map(preference)).toEqual([1, 1.675, expect.closeTo(-0.35, 9)]);
  });

  it('are those worked out by hand', () => {
    // X'X + 200 I = [[202, 1], [1, 201]], so P is [[201, -1], [-1, 202]] / det, and B_ij = -P_ij / P_jj.
    const weights = itemWeights(tiny(), shared(0));
    expect(Array.from(weights.movies)).toEqual([0, 1]);
    expectWeights(weights, [0, 1 / 202, 1 / 201, 0]);
  });

  it('count a feature of two movies like people who chose both', () => {
    // 25 x .2 x .2 = 1 more everywhere: [[203, 2], [2, 202]].
    expectWeights(itemWeights(tiny(), shared(0.2)), [0, 2 / 203, 2 / 202, 0]);
  });

  it('go to the most rated movies alone where there are too many', () => {
    const set = plantedTaste();
    const { movies, values } = itemWeights(set, buildFeatures(set.features).rows, { movies: 10, people: 99 });
    expect(movies).toHaveLength(10);
    expect(Array.from(movies)).toEqual(Array.from(movies).toSorted((a, b) => a - b));
    expect(values).toHaveLength(100);
  });

  it('leave no tensor behind', () => {
    const set = plantedTaste();
    const before = tf.memory().numTensors;
    itemWeights(set, buildFeatures(set.features).rows);
    expect(tf.memory().numTensors).toBe(before);
  });
});
