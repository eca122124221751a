import { expect, test } from 'vitest';
import type { ModelTraits } from './model-traits.ts';
import type { MovieVectors } from './movie-vectors.ts';
import { genresOfHabit, nearnessToCentroids, tasteCentroids } from './taste-centroids.ts';

/** Movies 0 to 8 point right, 9 to 17 up, 18 left. */
const rows = Array.from({ length: 19 }, (_, k) => (k < 9 ? [1, 0] : k < 18 ? [0, 1] : [-1, 0]));
const vectors: MovieVectors = {
  movieIds: Int32Array.from(rows.keys()),
  vectors: Float32Array.from(rows.flat()),
  dimensions: 2,
  ratingCounts: rows.map(() => 1),
};

test('two tastes have two centroids, so that neither is far from what the person likes', () => {
  const rated = [0, 1, 2, 3, 4, 9, 10, 11, 12];
  const centroids = tasteCentroids(vectors, rated);
  expect(centroids.map((centroid) => Array.from(centroid))).toEqual([
    [1, 0],
    [0, 1],
  ]);
  const nearness = nearnessToCentroids(vectors, centroids);
  expect([nearness[8], nearness[17], nearness[18]]).toEqual([1, 1, 0]);
});

test('without ratings nothing is near', () => {
  expect(tasteCentroids(vectors, [])).toEqual([]);
  expect(nearnessToCentroids(vectors, []).every((cosine) => cosine === 0)).toBe(true);
});

test('usual are the two most frequent genres that are frequent enough', () => {
  const traits: ModelTraits = {
    years: new Float64Array(4),
    ratingCounts: new Int32Array(4),
    meanStars: new Float64Array(4),
    genres: [
      { genre: 'Drama', has: Uint8Array.of(1, 1, 0, 0) },
      { genre: 'Comedy', has: Uint8Array.of(1, 1, 1, 0) },
      { genre: 'Horror', has: Uint8Array.of(0, 0, 1, 1) },
      { genre: 'Western', has: Uint8Array.of(0, 0, 0, 1) },
    ],
    tag: () => new Uint8Array(4),
  };
  expect(genresOfHabit(traits, [0, 1, 2, 3])).toEqual(['Comedy', 'Drama']);
  expect(genresOfHabit(traits, [0, 1])).toEqual([]);
});
