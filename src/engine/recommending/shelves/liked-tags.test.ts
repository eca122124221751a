import { expect, test } from 'vitest';
import { likedTags } from './liked-tags.ts';

const ratings = [5, 5, 4.5, 3, 2, 2].map((stars, place) => ({ movieId: place + 1, stars }));
const meanStars = 3.5;
const liked = (tags: Readonly<Record<number, readonly string[]>>, genres: readonly string[] = []) =>
  likedTags(
    ratings,
    meanStars,
    new Map(Object.entries(tags).map(([movieId, names]) => [Number(movieId), names])),
    new Set(genres),
  );

test('a tag of several movies above the mean is liked by so many stars', () => {
  const space = liked({ 1: ['space'], 2: ['space', 'rain'], 3: ['space'] }).get('space');
  expect(space?.meanStars).toBeCloseTo(14.5 / 3);
  expect(space?.lift).toBeCloseTo((14.5 - 3 * meanStars) / 8);
});

test('two movies are too few, and so are three of which one was not liked', () => {
  expect(liked({ 1: ['space'], 2: ['space'] }).size).toBe(0);
  expect(liked({ 1: ['space'], 2: ['space'], 4: ['space'] }).size).toBe(0);
});

test('a tag of movies that were not liked as much outweighs', () => {
  const tags = Object.fromEntries(ratings.map(({ movieId }) => [movieId, ['space']]));
  expect(liked(tags).size).toBe(0);
});

test('a movie that has a tag twice counts once', () => {
  expect(liked({ 1: ['space', 'space', 'space'], 2: ['space'] }).size).toBe(0);
});

test('genres, verdicts and notes are no reasons', () => {
  const names = ['comedy', 'in netflix queue', 'great acting', 'seen more than once', '80', 'space'];
  expect([...liked({ 1: names, 2: names, 3: names }, ['comedy']).keys()]).toEqual(['space']);
});
