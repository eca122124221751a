import { expect, test } from 'vitest';
import { ratedMovie } from '../../../tests/fixtures/rated-movies.ts';
import { compareWithCrowd } from './crowd.ts';

/** Six movies that everybody gives 3 on average; the person likes the odd ones. */
const movies = [1, 2, 3, 4, 5, 6].map((movieId) => ratedMovie(movieId, movieId % 2 === 1 ? 4 : 2, [3, 3]));

/** Half stars by user: 1 thinks alike, 2 the opposite, 3 alike and of fewer movies, 4 always the same, 5 nearly alike. */
const raters: Record<number, (movieId: number) => number | null> = {
  1: (movieId) => (movieId % 2 === 1 ? 10 : 2),
  2: (movieId) => (movieId % 2 === 1 ? 2 : 10),
  3: (movieId) => (movieId <= 5 ? (movieId % 2 === 1 ? 8 : 4) : null),
  4: () => 6,
  5: (movieId) => (movieId === 6 ? 8 : movieId % 2 === 1 ? 8 : 4),
  6: (movieId) => (movieId <= 4 ? (movieId % 2 === 1 ? 8 : 4) : null),
};

function ratersOf(movieId: number): { userId: number; halfStars: number }[] {
  return Object.entries(raters).flatMap(([userId, rate]) => {
    const halfStars = rate(movieId);
    return halfStars === null ? [] : [{ userId: Number(userId), halfStars }];
  });
}

test('twins differ from everybody in the same direction, and count more the more movies they share', async () => {
  const { similarUsers, kinderThan } = await compareWithCrowd(movies, ratersOf, 5);
  expect(similarUsers.map(({ userId, shared }) => [userId, shared])).toEqual([
    [1, 6],
    [3, 5],
    [5, 6],
  ]);
  expect(similarUsers[0]?.correlation).toBeCloseTo(1, 10);
  // y = 1 -1 1 -1 1 -1, x the same but 1 at the last: Sxy = 4, Sxx = 16 / 3, Syy = 6.
  expect(similarUsers[2]?.correlation).toBeCloseTo(4 / Math.sqrt(32), 10);
  expect(kinderThan).toBeNull();
});

test('with enough users it reports how many rate lower', async () => {
  const kind = movies.map((movie) => ({ ...movie, stars: 3.5 }));
  const crowd = Array.from({ length: 12 }, (_, user) => ({ userId: user + 1, halfStars: user < 9 ? 6 : 9 }));
  expect((await compareWithCrowd(kind, () => crowd, 3)).kinderThan).toBe(9 / 12);
});

test('a person without ratings is compared with nobody', async () => {
  expect(await compareWithCrowd([], ratersOf, 3)).toEqual({ similarUsers: [], kinderThan: null });
});
