import { beforeAll, describe, expect, it } from 'vitest';
import { plantedModel } from '../fixtures/planted-model.ts';
import type { TrainedModel } from '../../src/engine/model/joint/trained-model.ts';
import { jointSimilarity } from '../../src/engine/model/joint/joint-similarity.ts';

let model: TrainedModel;

beforeAll(async () => {
  model = await plantedModel();
});

/** The model with these item-item weights and no others. */
function withPairs(pairs: readonly (readonly [row: number, column: number, value: number])[]): TrainedModel {
  const size = model.shape.movies;
  const values = new Float32Array(size ** 2);
  for (const [row, column, value] of pairs) values[row * size + column] = value;
  return { ...model, itemWeights: { movies: Int32Array.from(Array(size).keys()), columns: null, values } };
}

function similarities(of: TrainedModel, movie: number): Map<number, number> {
  const all = jointSimilarity(of).nearest(movie, of.shape.movies);
  return new Map(all.map((near) => [near.movie, near.similarity]));
}

describe('the likeness of movies', () => {
  it('lies between -1 and 1, best first, for all movies but the one asked about', () => {
    const all = jointSimilarity(model).nearest(5, model.shape.movies);
    expect(all.map(({ movie }) => movie)).not.toContain(5);
    expect(all).toHaveLength(model.shape.movies - 1);
    for (const { similarity } of all) expect(Math.abs(similarity)).toBeLessThanOrEqual(1);
    const values = all.map(({ similarity }) => similarity);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  it('grows with what goes together beyond chance, in proportion to the strongest pair', () => {
    const plain = similarities(withPairs([]), 5);
    const paired = similarities(
      withPairs([
        [5, 7, 0.08],
        [7, 5, 0.02],
        [5, 30, 0.01],
        [30, 5, 0.01],
      ]),
      5,
    );
    const gain = (movie: number): number => (paired.get(movie) ?? NaN) - (plain.get(movie) ?? NaN);
    const n = model.ratingCounts[5] ?? 0;
    const most = (0.5 / 2) * (n / (n + 10));
    expect(gain(7)).toBeCloseTo(most, 5);
    // sqrt(.01 x .01) over sqrt(.08 x .02)
    expect(gain(30)).toBeCloseTo(most / 4, 5);
    expect(gain(8)).toBe(0);
  });

  it('takes no pair of one side alone, nor one that speaks against', () => {
    const plain = similarities(withPairs([]), 5);
    const odd = similarities(
      withPairs([
        [5, 7, 0.08],
        [5, 8, -0.08],
        [8, 5, -0.08],
      ]),
      5,
    );
    expect(odd).toEqual(plain);
  });

  it('is the sum of its parts', () => {
    const nearest = jointSimilarity(model).nearest(5, 20);
    expect(nearest).toHaveLength(20);
    for (const { similarity, parts } of nearest) {
      expect(parts.people + parts.genres + parts.pair).toBeCloseTo(similarity, 5);
    }
    const paired = withPairs([
      [5, 7, 0.08],
      [7, 5, 0.02],
    ]);
    const near = jointSimilarity(paired).nearest(5, model.shape.movies);
    expect(near.find(({ movie }) => movie === 7)?.parts.pair).toBeGreaterThan(0.1);
    expect(near.find(({ movie }) => movie === 8)?.parts.pair).toBe(0);
  });

  it('never suggests what nobody rated, but answers for it', () => {
    const ratingCounts = model.ratingCounts.slice();
    ratingCounts[6] = 0;
    const index = jointSimilarity({ ...withPairs([]), ratingCounts });
    expect(index.nearest(5, 10).map(({ movie }) => movie)).not.toContain(6);
    expect(index.nearest(6, 10)).toHaveLength(10);
    expect(index.nearest(6, 1)[0]?.similarity).toBeGreaterThan(0);
  });
});
