import { expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { toStars } from '../../../contract/stars.ts';
import { countBy } from '../../base/counts.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { usersOf } from '../../ratings/training-set.ts';
import { drawRatingBatches, type BatchSide, type RatingBatch } from './rating-batch.ts';

const set = plantedTaste();

/** Copies, as a batch is valid only until the next one. */
function draw(count: number, repeats: boolean): RatingBatch[] {
  const batches = drawRatingBatches(set, { batchSize: 1000, repeats, seed: 3 }, new KernelMemory());
  return Array.from({ length: count }, () => {
    const { users, movies, stars } = batches.next().value;
    return { users: copyOf(users), movies: copyOf(movies), stars: stars.slice() };
  });
}

function copyOf({ rows, counts, numbers }: BatchSide): BatchSide {
  return { rows: rows.slice(), counts: counts.slice(), numbers: numbers.slice() };
}

it('visits every rating once in a pass', () => {
  const seen = new Map<string, number>();
  for (const { users, movies, stars } of draw(3, false)) {
    stars.forEach((value, r) => {
      seen.set(`${users.rows[users.numbers[r]!]}:${movies.rows[movies.numbers[r]!]}`, value);
    });
  }
  expect(seen.size).toBe(set.movies.length);
  const usersByRating = usersOf(set);
  set.movies.forEach((movie, r) => {
    expect(seen.get(`${usersByRating[r]}:${movie}`)).toBe(toStars(set.halfStars[r] ?? 0));
  });
});

it('numbers each user and movie once, and counts their ratings', () => {
  for (const { users, movies } of draw(2, false)) {
    for (const { rows, counts, numbers } of [users, movies]) {
      expect(new Set(rows).size).toBe(rows.length);
      expect(counts).toEqual(countBy(numbers, rows.length));
    }
  }
});

it('repeats the first pass or draws again', () => {
  const [first, , , again] = draw(4, true);
  expect(again).toEqual(first);
  const [start, , , other] = draw(4, false);
  expect(start).toEqual(first);
  expect(other).not.toEqual(first);
});
