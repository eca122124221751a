import { describe, expect, it } from 'vitest';
import { campOfMovie, plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { allAtOnce } from '../../base/in-steps.ts';
import { dotOfRows } from '../../base/rows.ts';
import { sparseRows } from '../../base/sparse-rows.ts';
import { tf } from '../../base/tensorflow.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import { movieFactors } from './movie-factors.ts';

const set = plantedTaste();
const noFeatures = sparseRows(
  Array.from(set.movieIds, () => []),
  0,
);

/** The mean cosine of pairs of movies, by whether both belong to one camp. */
function meanCosines(vectors: Float32Array, width: number): { same: number; other: number } {
  const sums = { same: 0, other: 0 };
  const counts = { same: 0, other: 0 };
  for (let a = 0; a < set.movieIds.length; a++) {
    for (let b = 0; b < a; b++) {
      const isSame = campOfMovie(set.movieIds[a] ?? 0) === campOfMovie(set.movieIds[b] ?? 0);
      const key = isSame ? 'same' : 'other';
      sums[key] += dotOfRows({ values: vectors, width }, a, b);
      counts[key] += 1;
    }
  }
  return { same: sums.same / counts.same, other: sums.other / counts.other };
}

describe('movie vectors in closed form', () => {
  it('point where the same people watch', () => {
    const { same, other } = meanCosines(allAtOnce(movieFactors(set, noFeatures, 4, 1)), 4);
    expect(same).toBeGreaterThan(0.4);
    expect(other).toBeLessThan(-0.3);
  });

  it('have length 1, repeat exactly, and leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    const vectors = allAtOnce(movieFactors(set, noFeatures, 8, 1));
    for (let movie = 0; movie < set.movieIds.length; movie++) {
      expect(dotOfRows({ values: vectors, width: 8 }, movie, movie)).toBeCloseTo(1, 5);
    }
    expect(allAtOnce(movieFactors(set, noFeatures, 8, 1))).toEqual(vectors);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('of movies that nobody rated follow their features', () => {
    const added = [61, 62];
    const features = sparseRows(
      [...set.movieIds, ...added].map((movieId) => [
        { column: movieId === 62 ? 1 : movieId === 61 ? 0 : campOfMovie(movieId), value: 1 },
      ]),
      2,
    );
    const larger: TrainingSet = { ...set, movieIds: Int32Array.from([...set.movieIds, ...added]) };
    const rows = { values: allAtOnce(movieFactors(larger, features, 4, 1)), width: 4 };
    const meanTo = (movie: number, camp: number): number => {
      const others = Array.from(set.movieIds.keys()).filter((k) => campOfMovie(k + 1) === camp);
      return others.reduce((sum, other) => sum + dotOfRows(rows, movie, other), 0) / others.length;
    };
    expect(meanTo(60, 0)).toBeGreaterThan(meanTo(60, 1) + 0.5);
    expect(meanTo(61, 1)).toBeGreaterThan(meanTo(61, 0) + 0.5);
  });

  it('are 0 where there is nothing to go by, and fewer where there are fewer people than directions', () => {
    const one: TrainingSet = {
      ...set,
      movieIds: Int32Array.of(1, 2, 3),
      userIds: Int32Array.of(1, 2),
      userStarts: Int32Array.of(0, 1, 2),
      movies: Int32Array.of(0, 1),
      halfStars: Uint8Array.of(8, 8),
      timestamps: null,
    };
    const vectors = allAtOnce(movieFactors(one, sparseRows([[], [], []], 0), 4, 1));
    expect(vectors.every(Number.isFinite)).toBe(true);
    expect(Array.from(vectors.subarray(8))).toEqual([0, 0, 0, 0]);
  });
});
