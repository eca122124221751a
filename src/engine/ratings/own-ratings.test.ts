import { expect, it } from 'vitest';
import { withOwnRatings, type OwnRatings } from './own-ratings.ts';
import { buildTrainingSet, historyOf } from './training-set.ts';

const set = buildTrainingSet(
  {
    userIds: Int32Array.of(1, 1, 7),
    movieIds: Int32Array.of(10, 20, 10),
    halfStars: Uint8Array.of(8, 4, 10),
    timestamps: [100, 200, 300],
  },
  [{ movieId: 30, year: null, genres: [], tags: [], budgetUsd: null }],
);

const anna: OwnRatings = {
  profileId: 3,
  name: 'Anna',
  movieIds: [30, 999, 10],
  halfStars: [6, 2, 9],
  ratedAt: [500, 600, -5],
  waiting: 4,
};

it('gives each profile a user of its own after the archive’s, in order of movie', () => {
  const { set: both, userIds } = withOwnRatings(set, [anna, { ...anna, profileId: 4, movieIds: [20] }]);
  expect(userIds).toEqual([8, 9]);
  expect([...both.userIds]).toEqual([1, 7, 8, 9]);
  expect([...both.userStarts]).toEqual([0, 2, 3, 5, 6]);
  expect(historyOf(both, 2)).toEqual([
    { movie: 0, stars: 4.5 },
    { movie: 2, stars: 3 },
  ]);
  expect([...(both.timestamps ?? [])]).toEqual([100, 200, 300, 0, 500, 500]);
  expect(historyOf(both, 0)).toEqual(historyOf(set, 0));
});

it('leaves an archive as it is where nobody rated anything', () => {
  expect(withOwnRatings(set, [])).toEqual({ set, userIds: [] });
});

it('refuses an archive whose users have taken the last number', () => {
  const last = { ...set, userIds: Int32Array.of(1, 2 ** 31 - 1) };
  expect(() => withOwnRatings(last, [anna])).toThrow('Train without their ratings');
});
