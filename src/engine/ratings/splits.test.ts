import { describe, expect, it } from 'vitest';
import { pairsOf } from '../../../tests/fixtures/rating-pairs.ts';
import { buildTrainingSet } from './training-set.ts';
import { splitRatings, type SplitKind } from './splits.ts';

/** Ten users with ten ratings each; user u rated movie m at a time that runs against the movies' order. */
function tenByTen() {
  const pairs = Array.from({ length: 100 }, (_, r) => ({
    user: Math.floor(r / 10) + 1,
    movie: (r % 10) + 1,
  }));
  return {
    userIds: Int32Array.from(pairs, ({ user }) => user),
    movieIds: Int32Array.from(pairs, ({ movie }) => movie),
    halfStars: Uint8Array.from(pairs, ({ movie }) => movie),
    timestamps: Float64Array.from(pairs, ({ movie }) => 1000 - movie),
  };
}

function split(kind: SplitKind, testFraction: number | null, columns = tenByTen()) {
  return splitRatings(buildTrainingSet(columns, []), { kind, testFraction, seed: 1 });
}

describe.each(['random', 'last', 'users'] as const)('a split by %s', (kind) => {
  it('puts every rating into one part, the same for the same seed', () => {
    const { train, test, known } = split(kind, 0.3);
    const parts = known === train ? [train, test] : [train, known, test];
    const all = parts.flatMap(pairsOf);
    expect(all).toHaveLength(100);
    expect(new Set(all).size).toBe(100);
    expect(pairsOf(split(kind, 0.3).test)).toEqual(pairsOf(test));
  });
});

describe('the newest ratings', () => {
  it('are each user’s last one, or a share of theirs', () => {
    expect(pairsOf(split('last', null).test)).toEqual(tenUsers((user) => [`${user}:1`]));
    expect(pairsOf(split('last', 0.3).test)).toEqual(
      tenUsers((user) => [`${user}:1`, `${user}:2`, `${user}:3`]),
    );
  });

  it('are drawn by lot where the times are the same', () => {
    const { test } = split('last', null, { ...tenByTen(), timestamps: new Float64Array(100) });
    expect(new Set(pairsOf(test).map((pair) => pair.split(':')[1])).size).toBeGreaterThan(3);
  });

  it('leave everyone a rating to know them by', () => {
    const one = { userIds: Int32Array.of(1, 2, 2), movieIds: Int32Array.of(1, 1, 2) };
    const { train, test } = split('last', 0.9, {
      ...one,
      halfStars: Uint8Array.of(2, 4, 6),
      timestamps: Float64Array.of(1, 2, 3),
    });
    expect(pairsOf(train)).toEqual(['1:1', '2:1']);
    expect(pairsOf(test)).toEqual(['2:2']);
  });
});

describe('held-out users', () => {
  it('are unknown to training and folded in from four fifths of their ratings', () => {
    const { train, known, test } = split('users', 0.3);
    expect(train.userIds).toHaveLength(7);
    expect(known.userIds).toEqual(test.userIds);
    expect(test.userIds).toHaveLength(3);
    expect([...train.userIds].filter((user) => test.userIds.includes(user))).toEqual([]);
    expect(known.movies).toHaveLength(24);
    expect(test.movies).toHaveLength(6);
  });

  it('need people to hold out', () => {
    const lonely = tenByTen();
    lonely.userIds.fill(1);
    expect(() => split('users', 0.2, lonely)).toThrow(/too few people/);
  });
});

function tenUsers(pairs: (user: number) => string[]): string[] {
  return Array.from({ length: 10 }, (_, i) => pairs(i + 1)).flat();
}
