import { describe, expect, it } from 'vitest';
import { plantedTaste, plantedMovies } from '../../../tests/fixtures/planted-taste.ts';
import { itemWeights, preference } from './item-weights.ts';
import type { SparseRows } from './sparse-rows.ts';
import { tf } from './tensorflow.ts';
import { buildTrainingSet, type TrainingSet } from './training-set.ts';

const everyone = { fewPeople: 4000, moviesOfFewPeople: 10_000, movies: 4000, people: 20_000 };
/** The same weights by way of the movies. */
const byMovies = { ...everyone, fewPeople: 0 };

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

function dense({ rowCount, columnCount, starts, columns, values }: SparseRows): number[][] {
  return Array.from({ length: rowCount }, (_, row) => {
    const numbers = new Array<number>(columnCount).fill(0);
    for (let k = starts[row]!; k < starts[row + 1]!; k++) numbers[columns[k]!] = values[k]!;
    return numbers;
  });
}

describe('the item-item weights', () => {
  it('grow with what was liked', () => {
    expect([3.5, 5, 0.5].map(preference)).toEqual([1, 1.675, expect.closeTo(-0.35, 9)]);
  });

  it.each([
    ['people', everyone],
    ['movies', byMovies],
  ])('are those worked out by hand, by way of the %s', (_, limits) => {
    // X'X + 200 I = [[202, 1], [1, 201]], so P is [[201, -1], [-1, 202]] / det, and B_ij = -P_ij / P_jj.
    const expected = [
      [0, 1 / 202, 0],
      [1 / 201, 0, 0],
      [0, 0, 0],
    ];
    dense(itemWeights(tiny(), limits)).forEach((row, i) =>
      row.forEach((weight, j) => expect(weight).toBeCloseTo(expected[i]![j]!, 6)),
    );
  });

  it('are the same by way of the people and of the movies', () => {
    const one = dense(itemWeights(plantedTaste(), everyone));
    const other = dense(itemWeights(plantedTaste(), byMovies));
    one.forEach((row, i) => row.forEach((weight, j) => expect(weight).toBeCloseTo(other[i]![j]!, 5)));
  });

  it('go to the most rated movies alone where there are too many', () => {
    const { starts } = itemWeights(plantedTaste(), { ...everyone, moviesOfFewPeople: 10 });
    const withWeights = Array.from({ length: plantedMovies }, (_, i) => starts[i + 1]! - starts[i]!);
    expect(withWeights.filter((count) => count > 0)).toEqual(Array(10).fill(9));
  });

  it('leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    itemWeights(plantedTaste(), everyone);
    itemWeights(plantedTaste(), byMovies);
    expect(tf.memory().numTensors).toBe(before);
  });
});
