import { expect, it } from 'vitest';
import { plantedTaste } from '../../../../tests/fixtures/planted-taste.ts';
import { toStars } from '../../../contract/stars.ts';
import { usersOf } from '../../ratings/training-set.ts';
import { drawRatingBatches, type RatingBatch } from './rating-batch.ts';

const set = plantedTaste();

function draw(count: number, repeats: boolean): RatingBatch[] {
  const batches = drawRatingBatches(set, { batchSize: 1000, repeats, seed: 3 });
  return Array.from({ length: count }, () => batches.next().value);
}

it('visits every rating once in a pass', () => {
  const seen = new Map<string, number>();
  for (const { userRows, movieRows, users, movies, stars } of draw(3, false)) {
    stars.forEach((value, r) => seen.set(`${userRows[users[r]!]}:${movieRows[movies[r]!]}`, value));
  }
  expect(seen.size).toBe(set.movies.length);
  const usersByRating = usersOf(set);
  set.movies.forEach((movie, r) => {
    expect(seen.get(`${usersByRating[r]}:${movie}`)).toBe(toStars(set.halfStars[r] ?? 0));
  });
});

it('repeats the first pass or draws again', () => {
  const [first, , , again] = draw(4, true);
  expect(again).toEqual(first);
  const [start, , , other] = draw(4, false);
  expect(start).toEqual(first);
  expect(other).not.toEqual(first);
});
