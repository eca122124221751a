import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { kMeans } from './k-means.ts';

/** Three clouds in a plane, twenty points each, in turn. */
function clouds(): Float32Array {
  const random = createRandom(3, 'clouds');
  const centres = [
    [0, 0],
    [10, 0],
    [0, 10],
  ];
  return Float32Array.from({ length: 120 }, (_, at) => {
    const centre = centres[Math.floor(at / 2) % 3] ?? [];
    return (centre[at % 2] ?? 0) + random.normal() / 2;
  });
}

test('finds the clouds that are there', () => {
  const { groups } = kMeans(clouds(), { width: 2, count: 3, random: createRandom(1, 'k-means') });
  const [first, second, third] = groups;
  expect(new Set([first, second, third]).size).toBe(3);
  groups.forEach((group, row) => expect(group).toBe([first, second, third][row % 3]));
});

test('the same seed gives the same groups, whatever was asked before', () => {
  const grouped = (seed: number) =>
    kMeans(clouds(), { width: 2, count: 5, random: createRandom(seed, 'k-means') });
  const first = grouped(7);
  grouped(8);
  expect(grouped(7)).toEqual(first);
});

test('no group is empty, not even where rows are all equal or fewer than groups', () => {
  for (const rows of [new Float32Array(40).fill(1), clouds().slice(0, 8)]) {
    const { groups, centres } = kMeans(rows, { width: 2, count: 6, random: createRandom(1, 'k-means') });
    expect(new Set(groups).size).toBe(Math.min(6, rows.length / 2));
    expect(centres.every(Number.isFinite)).toBe(true);
  }
});
