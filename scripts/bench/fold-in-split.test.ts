import { expect, test } from 'vitest';
import { createRandom } from '../../src/engine/base/random.ts';
import { buildTrainingSet, usersOf, type TrainingSet } from '../../src/engine/ratings/training-set.ts';
import { foldInSplit, historySizes } from './fold-in-split.ts';

/** 80 people with 70 ratings each, the first 20 with 30 alone. */
function crowd(): TrainingSet {
  const random = createRandom(1, 'crowd');
  const pairs = Array.from({ length: 80 }, (_, user) =>
    Array.from({ length: user < 20 ? 30 : 70 }, (_, k) => ({ user, movie: k, half: 1 + random.integer(10) })),
  ).flat();
  return buildTrainingSet(
    {
      userIds: Int32Array.from(pairs, ({ user }) => user),
      movieIds: Int32Array.from(pairs, ({ movie }) => movie),
      halfStars: Uint8Array.from(pairs, ({ half }) => half),
    },
    [],
  );
}

test('newcomers are known by as many ratings as their group says, and by none to the others', () => {
  const { others, newcomers } = foldInSplit(crowd(), 1);
  expect(newcomers.map(({ size, known }) => known.movies.length / size)).toEqual([6, 6, 6, 6]);
  const everyoneNew = newcomers.flatMap(({ known }) => [...known.userIds]);
  expect(new Set(everyoneNew).size).toBe(24);
  for (const { known, test: held, size } of newcomers) {
    expect(known.userIds).toEqual(held.userIds);
    for (const userId of known.userIds) {
      const given = userId < 20 ? 30 : 70;
      expect(usersOf(held).filter((user) => held.userIds[user] === userId)).toHaveLength(
        Math.min(50, given - size),
      );
      expect(given - size).toBeGreaterThanOrEqual(15);
      expect(others.userIds).not.toContain(userId);
    }
  }
});

test('training again is on the others and on what is known of the newcomers', () => {
  const { others, everyone } = foldInSplit(crowd(), 2);
  const added = historySizes.reduce((sum, size) => sum + 6 * size, 0);
  expect(everyone.movies.length).toBe(others.movies.length + added);
  expect(everyone.userIds.length).toBe(80);
});
