import { expect, it } from 'vitest';
import { buildFeatures, genreMatrix } from './features.ts';
import { addProduct } from '../../base/sparse-rows.ts';

function movie(values: { year?: number; genres?: string[]; tags?: string[]; budgetUsd?: number }) {
  return {
    year: values.year ?? null,
    genres: values.genres ?? [],
    tags: (values.tags ?? []).map((tag) => ({ tag, count: 1 })),
    budgetUsd: values.budgetUsd ?? null,
  };
}

it('lays out genres, decades, year, budget and widespread tags', () => {
  const { space, rows } = buildFeatures([
    movie({ year: 1995, genres: ['Comedy', 'Drama'], tags: ['Pixar', 'odd'], budgetUsd: 1e6 }),
    movie({ year: 1890, genres: ['Drama'], tags: ['pixar '], budgetUsd: 1e8 }),
    movie({ genres: ['(no genres listed)'], tags: ['pixar'] }),
  ]);
  expect(space.genres).toEqual(['Comedy', 'Drama']);
  expect(space.tags).toEqual(['pixar']);
  expect(space.budget).toEqual({ mean: 7, deviation: 1 });
  expect(rows.columnCount).toBe(2 + 10 + 1 + 1 + 1);

  const identity = Float32Array.from({ length: 15 * 15 }, (_, i) => (i % 16 === 0 ? 1 : 0));
  const dense = new Float32Array(3 * 15);
  addProduct(rows, identity, 15, dense);
  const half = Math.SQRT1_2;
  expect(Array.from(dense.subarray(0, 15)).map((x) => +x.toFixed(4))).toEqual(
    [half, half, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0.25, -1, 1].map((x) => +x.toFixed(4)),
  );
  expect(Array.from(dense.subarray(15, 30))).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, -5, 1, 1]);
  expect(Array.from(dense.subarray(30))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

it('gives the genre columns alone', () => {
  const matrix = genreMatrix(buildFeatures([movie({ genres: ['A'], year: 2001 }), movie({ genres: ['B'] })]));
  expect(Array.from(matrix)).toEqual([1, 0, 0, 1]);
});
