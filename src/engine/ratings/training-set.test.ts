import { describe, expect, it } from 'vitest';
import { buildTrainingSet, someUsers, splitTrainingSet, usersOf } from './training-set.ts';

const columns = {
  userIds: Int32Array.of(20, 10, 10, 30),
  movieIds: Int32Array.of(5, 900, 7, 5),
  halfStars: Uint8Array.of(10, 1, 8, 6),
};
const features = [{ movieId: 3, year: 1999, genres: ['Drama'], tags: [], budgetUsd: null }];

describe('a training set', () => {
  it('numbers users and movies, and sorts ratings by user and movie', () => {
    const set = buildTrainingSet(columns, features);
    expect(Array.from(set.movieIds)).toEqual([3, 5, 7, 900]);
    expect(Array.from(set.userIds)).toEqual([10, 20, 30]);
    expect(Array.from(usersOf(set))).toEqual([0, 0, 1, 2]);
    expect(Array.from(set.movies)).toEqual([2, 3, 1, 1]);
    expect(Array.from(set.halfStars)).toEqual([8, 1, 10, 6]);
    expect(Array.from(set.userStarts)).toEqual([0, 2, 3, 4]);
    expect(set.features[0]?.year).toBe(1999);
    expect(set.features[3]?.genres).toEqual([]);
  });

  it('is cut down to some of its users, evenly, where it has too many ratings', () => {
    const set = buildTrainingSet(columns, features);
    expect(someUsers(set, 4)).toBe(set);
    const half = someUsers(set, 2);
    expect(Array.from(half.userIds)).toEqual([10, 30]);
    expect(Array.from(half.userStarts)).toEqual([0, 2, 3]);
    expect(Array.from(half.movies)).toEqual([2, 3, 1]);
    expect(Array.from(half.halfStars)).toEqual([8, 1, 6]);
    expect(half.movieIds).toBe(set.movieIds);
  });

  it('splits into two parts that are together the whole, the same for the same seed', () => {
    const set = buildTrainingSet(columns, features);
    const { train, test } = splitTrainingSet(set, { testFraction: 0.25, seed: 4 });
    expect(test.movies).toHaveLength(1);
    expect(train.movies).toHaveLength(3);
    expect([...train.halfStars, ...test.halfStars].sort()).toEqual([...set.halfStars].sort());
    expect(splitTrainingSet(set, { testFraction: 0.25, seed: 4 }).test).toEqual(test);
  });

  it('refuses a share that leaves nothing on one side', () => {
    const set = buildTrainingSet(columns, features);
    expect(() => splitTrainingSet(set, { testFraction: 1, seed: 1 })).toThrow(/between 0 and 1/);
  });
});
