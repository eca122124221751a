import { expect, it } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { ratingsByUser, timeWithin } from './ratings-by-user.ts';

it('puts ratings in order of user and movie, whatever their order was', () => {
  const id = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  const rating = fc.record({
    user: fc.oneof(fc.constant(7), id),
    movie: id,
    half: fc.integer({ min: 1, max: 10 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(rating, { selector: ({ user, movie }) => `${user} ${movie}` }), (rows) => {
      const ratings = ratingsByUser({
        userIds: Int32Array.from(rows, ({ user }) => user),
        movieIds: Int32Array.from(rows, ({ movie }) => movie),
        halfStars: Uint8Array.from(rows, ({ half }) => half),
      });
      const ordered = rows.toSorted((a, b) => a.user - b.user || a.movie - b.movie);
      const read = Array.from(ratings.userIds, (user, k) => {
        const [from, to] = [ratings.userStarts[k], ratings.userStarts[k + 1]];
        const halves = ratings.halfStars.subarray(from, to);
        return Array.from(ratings.movieIds.subarray(from, to), (movie, r) => ({
          user,
          movie,
          half: halves[r],
        }));
      }).flat();
      expect(read).toEqual(ordered);
      expect(ratings.timestamps).toBeNull();
    }),
  );
});

it('keeps times between 1970 and 2106', () => {
  expect([-5, 0, 1.4, 2 ** 31, 2 ** 40].map(timeWithin)).toEqual([0, 0, 1, 2 ** 31, 2 ** 32 - 1]);
});
