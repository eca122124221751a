import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { buildFeatures } from './features.ts';
import { preference } from '../../ratings/preference.ts';
import { resultOf } from '../../../../tests/fixtures/in-steps.ts';
import { itemWeightsInSteps, placeWeights, weightOf, type ItemWeights } from './item-weights.ts';
import { countBy } from '../../base/counts.ts';
import type { MovieLimits } from '../../item-item/rated-places.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { sparseRows, type SparseRows } from '../../base/sparse-rows.ts';
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

const set = plantedTaste();

function weightsOf(of: TrainingSet, features: SparseRows): ItemWeights {
  return resultOf(itemWeightsInSteps(of, features, 1, { fewestRatings: 1, most: 99 }));
}

function planted(limits: MovieLimits, room?: number): ItemWeights {
  return resultOf(itemWeightsInSteps(set, buildFeatures(set.features).rows, 1, limits, room));
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
    const weights = weightsOf(tiny(), shared(0));
    expect(Array.from(weights.movies)).toEqual([0, 1]);
    expectWeights(weights, [0, 1 / 202, 1 / 201, 0]);
  });

  it('count a feature of two movies like people who chose both', () => {
    // 25 x .2 x .2 = 1 more everywhere: [[203, 2], [2, 202]].
    expectWeights(weightsOf(tiny(), shared(0.2)), [0, 2 / 203, 2 / 202, 0]);
  });

  it('go to the most rated movies alone where there are too many, and to none with fewer ratings', () => {
    const { movies, values } = planted({ fewestRatings: 1, most: 10 });
    expect(movies).toHaveLength(10);
    expect(Array.from(movies)).toEqual(Array.from(movies).toSorted((a, b) => a - b));
    expect(values).toHaveLength(100);
    const counts = countBy(set.movies, set.movieIds.length);
    const fewestRatings = counts.toSorted()[20] ?? 0;
    expect(Array.from(planted({ fewestRatings, most: 60 }).movies)).toEqual(
      Array.from(counts.keys()).filter((movie) => (counts[movie] ?? 0) >= fewestRatings),
    );
  });

  it('are the strongest of each row where there is no room for all', () => {
    const all = planted({ fewestRatings: 1, most: 60 });
    const size = all.movies.length;
    const some = planted({ fewestRatings: 1, most: 60 }, 2 * size * 7);
    expect(some.values).toHaveLength(7 * size);
    for (let row = 0; row < size; row++) {
      const strengths = Array.from({ length: size }, (_, column) => Math.abs(weightOf(all, row, column)));
      const least = strengths.toSorted((a, b) => b - a)[6] ?? 0;
      const kept = Array.from({ length: size }, (_, column) => weightOf(some, row, column));
      expect(kept.filter((weight) => weight !== 0)).toHaveLength(7);
      kept.forEach((weight, column) => {
        if (weight === 0) return;
        expect(weight).toBe(weightOf(all, row, column));
        // Numbers that differ by less than a hundredth count as equally strong.
        expect(Math.abs(weight)).toBeGreaterThan(0.99 * least);
      });
    }
  });

  it('report the share that is done, and leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    const shares = [...itemWeightsInSteps(set, buildFeatures(set.features).rows, 1)];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('are placed in one memory, those of a file where they are', () => {
  const memory = new KernelMemory();
  const values = memory.floatsOf([0.5, 0.25]);
  const columns = memory.integersOf([1, 0]);
  expect(placeWeights({ values, columns })).toEqual({ memory, values, columns });
  expect(placeWeights({ values, columns }).columns).toBe(columns);
  const copied = placeWeights({ values, columns: Int32Array.of(1, 0) });
  expect(copied.columns).toEqual(columns);
  expect([copied.values, copied.columns!].map(KernelMemory.of)).toEqual([memory, memory]);
});
