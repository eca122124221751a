import { expect, test } from 'vitest';
import { createRandom } from '../../src/engine/model/random.ts';
import { buildTrainingSet, type TrainingSet } from '../../src/engine/model/training-set.ts';
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
  expect(newcomers.map(({ size, known }) => known.users.length / size)).toEqual([4, 4, 4, 4]);
  for (const { known, test: held, size } of newcomers) {
    expect(held.users.length).toBe(4 * (70 - size));
    expect(known.userIds).toEqual(held.userIds);
    for (const userId of known.userIds) {
      expect(userId).toBeGreaterThanOrEqual(20);
      expect(others.userIds).not.toContain(userId);
    }
  }
});

test('training again is on the others and on what is known of the newcomers', () => {
  const { others, everyone } = foldInSplit(crowd(), 2);
  const added = historySizes.reduce((sum, size) => sum + 4 * size, 0);
  expect(everyone.users.length).toBe(others.users.length + added);
  expect(everyone.userIds.length).toBe(80);
});
