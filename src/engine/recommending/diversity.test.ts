import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { diversified } from './diversity.ts';
import type { MovieVectors } from './movie-vectors.ts';

function vectorsOf(rows: readonly (readonly number[])[]): () => MovieVectors {
  return () => ({
    movieIds: Int32Array.from(rows.keys()),
    vectors: Float32Array.from(rows.flat()),
    dimensions: rows[0]?.length ?? 0,
    ratingCounts: rows.map(() => 1),
  });
}

test('by hand: the second movie is like the first, so the third comes before it', () => {
  // Movies 0 and 1 point the same way, 2 is at a right angle. Relevances 1, .8, 0 (scores 10, 9, 5).
  const vectors = vectorsOf([
    [1, 0],
    [1, 0],
    [0, 1],
  ]);
  const ranked = [10, 9, 5].map((score, movie) => ({ movie, score }));
  // At .4: movie 1 is worth .6 x .8 - .4 x 1 = .08, movie 2 is worth .6 x 0 - .4 x 0 = 0.
  expect(diversified(ranked, { limit: 3, strength: 0.4, vectors })).toEqual([0, 1, 2]);
  // At .5: .5 x .8 - .5 x 1 = -.1 against 0.
  expect(diversified(ranked, { limit: 3, strength: 0.5, vectors })).toEqual([0, 2, 1]);
});

test('what counts is the largest similarity to anything taken', () => {
  // 0 and 1 at a right angle, 2 like 0, 3 between 0 and 1 (cosine .6 and .8).
  const vectors = vectorsOf([
    [1, 0],
    [0, 1],
    [1, 0],
    [0.6, 0.8],
  ]);
  const ranked = [3, 3, 3, 3].map((score, movie) => ({ movie, score }));
  expect(diversified(ranked, { limit: 4, strength: 0.5, vectors })).toEqual([0, 1, 3, 2]);
});

test('strength 0 asks for no vectors and leaves every list as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true, min: -5, max: 5 })), fc.nat(20), (scores, limit) => {
      const ranked = scores.map((score, movie) => ({ movie, score })).sort((a, b) => b.score - a.score);
      const vectors = (): MovieVectors => {
        throw new Error('not needed');
      };
      const expected = ranked.slice(0, limit).map(({ movie }) => movie);
      expect(diversified(ranked, { limit, strength: 0, vectors })).toEqual(expected);
    }),
  );
});

test('at any strength it takes movies of the pool, each once, as many as there are', () => {
  const strength = fc.float({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, min: -5, max: 5 }), { maxLength: 30 }),
      strength,
      (scores, s) => {
        const vectors = vectorsOf(scores.map((_, k) => [Math.cos(k), Math.sin(k)]));
        const ranked = scores.map((score, movie) => ({ movie, score })).sort((a, b) => b.score - a.score);
        const taken = diversified(ranked, { limit: 10, strength: s, vectors });
        expect(new Set(taken).size).toBe(Math.min(10, scores.length));
      },
    ),
  );
});
