import { describe, expect, it } from 'vitest';
import { allAtOnce } from '../base/in-steps.ts';
import { createRandom } from '../base/random.ts';
import { drawHeldOut, drawHeldOutByIds } from './held-out.ts';
import { buildTrainingSet, type TrainingSet } from './training-set.ts';

describe.each([
  ['shuffled', 1000],
  ['in one pass', 0],
])('ratings drawn %s', (_, shuffledUpTo) => {
  const draw = (size: number, seed: number): Uint8Array =>
    drawHeldOut(100, size, createRandom(seed, 'draw'), shuffledUpTo);
  const sizeOf = (held: Uint8Array): number => held.filter((is) => is === 1).length;

  it('are as many as asked for, the same for the same seed', () => {
    expect([0, 1, 37, 100].map((size) => sizeOf(draw(size, 1)))).toEqual([0, 1, 37, 100]);
    expect(draw(37, 1)).toEqual(draw(37, 1));
    expect(draw(37, 1)).not.toEqual(draw(37, 2));
  });

  it('are from everywhere alike', () => {
    const times = new Int32Array(100);
    for (let seed = 0; seed < 2000; seed++)
      draw(20, seed).forEach((is, k) => (times[k] = (times[k] ?? 0) + is));
    // 400 expected; a standard deviation is 18.
    expect(Math.min(...times)).toBeGreaterThan(320);
    expect(Math.max(...times)).toBeLessThan(480);
  });
});

describe('ratings drawn by their ids', () => {
  /** Every user rates every movie. */
  function everyone(users: number, movies: number): TrainingSet {
    const pairs = Array.from({ length: users * movies }, (_, k) => ({
      userId: 1 + Math.floor(k / movies),
      movieId: 10 + (k % movies),
    }));
    return buildTrainingSet(
      {
        userIds: Int32Array.from(pairs, ({ userId }) => userId),
        movieIds: Int32Array.from(pairs, ({ movieId }) => movieId),
        halfStars: new Uint8Array(pairs.length).fill(8),
      },
      [],
    );
  }
  /** As "user/movie". */
  function drawnOf(set: TrainingSet, size: number, seed: number): Set<string> {
    const held = allAtOnce(drawHeldOutByIds(set, size, seed));
    const drawn = new Set<string>();
    set.userIds.forEach((userId, user) => {
      for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
        if (held[r] === 1) drawn.add(`${userId}/${set.movieIds[set.movies[r] ?? 0] ?? 0}`);
      }
    });
    return drawn;
  }

  it('are as many as asked for, the same for the same seed', () => {
    const set = everyone(20, 50);
    expect([0, 1, 137, 1000].map((size) => drawnOf(set, size, 1).size)).toEqual([0, 1, 137, 1000]);
    expect(drawnOf(set, 137, 1)).toEqual(drawnOf(set, 137, 1));
    expect(drawnOf(set, 137, 1)).not.toEqual(drawnOf(set, 137, 2));
  });

  it('are nearly all the same in a larger archive', () => {
    const before = drawnOf(everyone(100, 100), 1000, 3);
    const now = drawnOf(everyone(110, 105), 1155, 3);
    const kept = [...before].filter((rating) => now.has(rating)).length;
    expect(kept).toBeGreaterThan(940);
  });

  it('are from every user and movie alike', () => {
    const drawn = [...drawnOf(everyone(100, 100), 2000, 5)];
    const ofFirstUsers = drawn.filter((rating) => Number(rating.split('/')[0]) <= 50).length;
    const ofFirstMovies = drawn.filter((rating) => Number(rating.split('/')[1]) < 60).length;
    // 1000 expected; a standard deviation is 20.
    for (const count of [ofFirstUsers, ofFirstMovies]) expect(Math.abs(count - 1000)).toBeLessThan(80);
  });
});
