import { describe, expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { drawBatches, planBatches, type BatchPlan } from './batches.ts';
import { ratingStatistics } from '../../ratings/biases.ts';

const set = plantedTaste();

function draw(plan: BatchPlan) {
  return drawBatches(set, ratingStatistics(set), plan, 1, new KernelMemory());
}

describe('batches', () => {
  it('go through every user once per pass, with each rating either history or target', () => {
    const batches = draw({ usersPerBatch: 50, stepsPerEpoch: 3, sampledMovies: null });
    const seen = new Set<number>();
    for (let step = 0; step < 3; step++) {
      const { users, history, targets, movies, ratedMovies } = batches.next().value;
      for (const user of users) seen.add(user);
      const ratings = users.reduce(
        (sum, user) => sum + (set.userStarts[user + 1] ?? 0) - (set.userStarts[user] ?? 0),
        0,
      );
      expect(history.rows.length + targets.rows.length).toBe(ratings);
      const pairs = [history, targets].flatMap((side) =>
        Array.from(side.rows, (row, k) => `${row}:${side.movies[k] ?? -1}`),
      );
      expect(new Set(pairs).size).toBe(ratings);
      for (const side of [history, targets]) {
        expect(side.starts.at(-1)).toBe(side.rows.length);
        side.rows.forEach((row, k) => {
          expect(k).toBeGreaterThanOrEqual(side.starts[row] ?? -1);
          expect(k).toBeLessThan(side.starts[row + 1] ?? -1);
        });
      }
      expect(movies.toSorted()).toEqual(set.movieIds.map((_, movie) => movie));
      const rated = new Set([...history.movies, ...targets.movies]);
      expect(new Set(movies.subarray(0, ratedMovies))).toEqual(rated);
      const share = history.rows.length / ratings;
      expect(share).toBeGreaterThan(0.6);
      expect(share).toBeLessThan(0.8);
    }
    expect(seen.size).toBe(120);
  });

  it('of a large catalogue have the movies of their ratings and a sample of the others', () => {
    const { history, targets, movies, logChances } = draw({
      usersPerBatch: 2,
      stepsPerEpoch: 5,
      sampledMovies: 6,
    }).next().value;
    expect(new Set(movies).size).toBe(movies.length);
    for (const side of [history, targets]) {
      expect(Array.from(side.places, (place) => movies[place])).toEqual(Array.from(side.movies));
    }
    const rated = new Set([...history.movies, ...targets.movies]);
    expect(movies.length).toBeGreaterThan(rated.size);
    expect(movies.length).toBeLessThanOrEqual(rated.size + 6);
    // A chance is that of one other person, or of one of six draws among sixty.
    const counts = ratingStatistics(set).ratingCounts;
    movies.forEach((movie, place) => {
      const missed = (1 - (counts[movie] ?? 0) / 120) * (1 - 1 / 60) ** 6;
      expect(logChances[place]).toBeCloseTo(Math.log(1 - missed), 5);
    });
  });

  it('stay within memory and within a sensible number of steps', () => {
    expect(planBatches(1682, 610, 128)).toEqual({
      usersPerBatch: 122,
      stepsPerEpoch: 5,
      sampledMovies: null,
    });
    expect(planBatches(20, 4, 128)).toMatchObject({ usersPerBatch: 4, stepsPerEpoch: 5 });
    const largest = planBatches(87_585, 200_948, 128);
    expect(largest.stepsPerEpoch).toBe(20);
    expect(largest.usersPerBatch).toBeLessThanOrEqual(256);
    expect(largest.sampledMovies).toBeGreaterThan(0);
  });
});
