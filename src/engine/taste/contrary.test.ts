import { expect, test } from 'vitest';
import { ratedMovie } from '../../../tests/fixtures/rated-movies.ts';
import { contraryRatings } from './contrary.ts';

test('the farthest from everybody come first, on either side, measured by how much others differ', () => {
  const agreed = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4];
  const disputed = [2, 2, 2, 2, 2, 3, 3, 3, 3, 3];
  const { kinder, harsher } = contraryRatings(
    [
      ratedMovie(1, 2, agreed),
      ratedMovie(2, 4.5, disputed),
      ratedMovie(3, 4, agreed),
      ratedMovie(4, 1, [5, 5, 5, 5]),
    ],
    5,
  );
  // All thirty gave 4: s^2 = (0 + 10) / 40, so that 2 stars are 2 / 0.5 below.
  expect(harsher).toEqual([{ movieId: 1, stars: 2, distance: -4 }]);
  // Ten are 0.5 around 2.5: s^2 = (2.5 + 10) / 20, and 4.5 is 2 above.
  expect(kinder).toEqual([{ movieId: 2, stars: 4.5, distance: 2 / Math.sqrt(0.625) }]);
});
