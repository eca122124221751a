import { describe, expect, it } from 'vitest';
import { pairsOf } from '../../../../tests/fixtures/rating-pairs.ts';
import { rated } from '../../../../tests/fixtures/rated.ts';
import { allAtOnce } from '../../base/in-steps.ts';
import { countSplit } from '../split-counts.ts';
import type { TrainingSet } from '../training-set.ts';
import { splitByProtocol, type Protocol, type ProtocolOptions, type ProtocolSplit } from './protocol.ts';

const plain = { testFraction: null, seed: 1 };

function split(set: TrainingSet, protocol: Protocol, options: ProtocolOptions): ProtocolSplit {
  return allAtOnce(splitByProtocol(set, protocol, options));
}

describe('the protocol of Liang et al.', () => {
  /**
   * Users 1 to 20 like movies 1 to 10; 21 likes four and finds six middling, 22 likes five. Everyone likes a movie
   * that nobody else rated.
   */
  function likers(): TrainingSet {
    const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
    const ten = twenty.slice(0, 10);
    return rated([
      ...twenty.flatMap((user) => ten.map((movie) => [user, movie, movie % 2 === 0 ? 4 : 5] as const)),
      ...ten.map((movie) => [21, movie, movie <= 4 ? 4 : 3.5] as const),
      ...ten.slice(0, 5).map((movie) => [22, movie, 4.5] as const),
      ...twenty.map((user) => [user, 100 + user, 5] as const),
    ]);
  }

  it('keeps ratings of 4 and more of users with 5 and more, and holds a tenth of these out twice', () => {
    const { train, known, test, validationUsers } = split(likers(), 'liang', plain);
    expect(validationUsers).toBe(2);
    expect(train.userIds).toHaveLength(21 - 2 * 2);
    expect(known.userIds).toHaveLength(2);
    expect(known.userIds.filter((user) => train.userIds.includes(user))).toHaveLength(0);
    expect([...train.userIds, ...known.userIds]).not.toContain(21);
    for (const { halfStars } of [train, known, test]) expect(Math.min(...halfStars)).toBe(8);
  });

  it('asks for a fifth of what a held-out user liked of the movies of train, rounded down', () => {
    // Whoever is held out loses the movie that nobody else rated: 10 are left, 2 are asked; of user 22's five 1.
    for (const seed of [1, 2, 3, 4]) {
      const { train, known, test } = split(likers(), 'liang', { ...plain, seed });
      for (const user of known.userIds) {
        const of = (set: TrainingSet): string[] => pairsOf(set).filter((pair) => pair.startsWith(`${user}:`));
        const liked = user === 22 ? 5 : 10;
        expect(of(test)).toHaveLength(liked / 5);
        expect(of(known)).toHaveLength(liked - liked / 5);
        expect(new Set([...of(test), ...of(known)]).size).toBe(liked);
        expect(of(train)).toEqual([]);
      }
      const learned = new Set(train.movies);
      expect([...test.movies, ...known.movies].filter((movie) => !learned.has(movie))).toEqual([]);
    }
  });

  it('does not ask about users who have too few movies of train left', () => {
    // Twenty users like ten movies each that nobody else knows, besides four that all like.
    const strangers = rated(
      Array.from({ length: 20 }, (_, i) => i + 1).flatMap((user) => [
        ...[1, 2, 3, 4].map((movie) => [user, movie, 5] as const),
        ...Array.from({ length: 10 }, (_, k) => [user, 100 * user + k, 5] as const),
      ]),
    );
    const { known, test } = split(strangers, 'liang', plain);
    expect(test.userIds).toHaveLength(0);
    expect(known.movies).toHaveLength(2 * 4);
  });

  it('draws other users by another seed, and the same by the same', () => {
    const of = (seed: number): string[] => pairsOf(split(likers(), 'liang', { ...plain, seed }).test);
    expect(of(3)).toEqual(of(3));
    expect(new Set([1, 2, 3].map((seed) => of(seed).join(' '))).size).toBeGreaterThan(1);
  });

  it('needs ten users with enough ratings', () => {
    expect(() => split(rated([[1, 1, 5]]), 'liang', plain)).toThrow(/too few users/);
  });
});

describe('leave newest out', () => {
  const five = [1, 2, 3, 4, 5];

  it('holds out the newest rating of each user with five and more, whatever its stars', () => {
    const { train, test, known } = split(
      rated([
        ...five.map((movie) => [1, movie, movie === 3 ? 0.5 : 4, movie === 3 ? 99 : movie] as const),
        ...five.slice(0, 4).map((movie) => [2, movie, 4, movie] as const),
      ]),
      'leave-newest-out',
      plain,
    );
    expect(pairsOf(test)).toEqual(['1:3']);
    expect(pairsOf(train)).toEqual(['1:1', '1:2', '1:4', '1:5', '2:1', '2:2', '2:3', '2:4']);
    expect(known).toBe(train);
  });

  it('draws among ratings of the same second, the same for every seed and every order of rows', () => {
    const users = Array.from({ length: 30 }, (_, i) => i + 1);
    const rows = users.flatMap((user) => five.map((movie) => [user, movie, 4, movie < 3 ? 1 : 7] as const));
    const of = (from: typeof rows, seed: number): string[] =>
      pairsOf(split(rated(from), 'leave-newest-out', { testFraction: null, seed }).test);
    const drawn = of(rows, 1);
    expect(drawn).toHaveLength(30);
    expect(new Set(drawn.map((pair) => pair.split(':')[1]))).toEqual(new Set(['3', '4', '5']));
    expect(of(rows.toReversed(), 2)).toEqual(drawn);
  });

  it('needs times', () => {
    expect(() => split(rated([[1, 1, 5]]), 'leave-newest-out', plain)).toThrow(/when the ratings/);
  });
});

describe('the split at one moment', () => {
  const rows = [
    [1, 10, 4, 1],
    [1, 20, 4, 2],
    [2, 10, 4, 3],
    [2, 30, 4, 4],
    [3, 10, 5, 5],
    [3, 40, 4, 6],
    [1, 40, 2, 7],
    [2, 20, 4, 8],
  ] as const;

  it('holds out the newest ratings, and counts the users and movies that train does not know', () => {
    const byTime = split(rated(rows), 'global-time', { testFraction: 0.5, seed: 1 });
    expect(pairsOf(byTime.train)).toEqual(['1:10', '1:20', '2:10', '2:30']);
    expect(pairsOf(byTime.test)).toEqual(['1:40', '2:20', '3:10', '3:40']);
    expect([...byTime.train.userIds]).toEqual([1, 2]);
    expect(countSplit(byTime)).toEqual({
      train: { ratings: 4, users: 2, movies: 3 },
      test: { ratings: 4, users: 3 },
      newUsers: { users: 1, ratings: 2 },
      newMovies: { movies: 1, ratings: 2 },
    });
  });

  it('holds out a tenth, one rating at least, and keeps a second together', () => {
    expect(pairsOf(split(rated(rows), 'global-time', plain).test)).toEqual(['2:20']);
    const together = rated(
      rows.map(([user, movie, stars, time]) => [user, movie, stars, time > 5 ? 6 : time]),
    );
    expect(pairsOf(split(together, 'global-time', plain).test)).toEqual(['1:40', '2:20', '3:40']);
  });

  it('needs ratings of more than one time', () => {
    const atOnce = rated(rows.map(([user, movie, stars]) => [user, movie, stars, 1]));
    expect(() => split(atOnce, 'global-time', plain)).toThrow(/No rating is older/);
  });
});
