import { expect, test } from 'vitest';
import { nearestRows } from '../base/nearest-rows.ts';
import { createRandom } from '../base/random.ts';
import { scaledRows, type Rows } from '../base/rows.ts';
import { nearestAmongMany } from './nearest-among-many.ts';

const width = 16;

function clusteredRows(count: number): Rows {
  const random = createRandom(3, 'clustered');
  const centres = Array.from({ length: 30 * width }, () => random.normal());
  const values = new Float32Array(count * width);
  for (let row = 0; row < count; row++) {
    const centre = random.integer(30) * width;
    for (let j = 0; j < width; j++)
      values[row * width + j] = (centres[centre + j] ?? 0) + 0.5 * random.normal();
  }
  return { values: scaledRows(values, width, 1), width };
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, k) => from + k);
}

const random = () => createRandom(1, 'pivots');

test('among many nearly all of the nearest are found, and what is found is what it says', async () => {
  const rows = clusteredRows(6000);
  const [asked, among] = [range(5000, 6000), range(0, 5000)];
  const found = await nearestAmongMany(rows, asked, among, { count: 8, random: random() });
  const exact = await nearestRows(rows, asked, among, { count: 8 });
  expect(found.count).toBe(8);
  const isFound = Array.from(found.positions, (position, i) =>
    exact.positions.subarray(8 * Math.floor(i / 8), 8 * Math.floor(i / 8) + 8).includes(position),
  );
  expect(isFound.filter(Boolean).length / isFound.length).toBeGreaterThan(0.95);
  for (const i of [0, 9, 4321]) {
    const [a, b] = [asked[Math.floor(i / 8)] ?? 0, among[found.positions[i] ?? 0] ?? 0];
    const cosine = Array.from({ length: width }, (_, j) => j).reduce(
      (sum, j) => sum + (rows.values[a * width + j] ?? 0) * (rows.values[b * width + j] ?? 0),
      0,
    );
    expect(found.cosines[i]).toBeCloseTo(cosine, 4);
  }
});

test('among few it is exact', async () => {
  const rows = clusteredRows(300);
  const found = await nearestAmongMany(rows, range(200, 300), range(0, 200), { count: 8, random: random() });
  expect(found).toEqual(await nearestRows(rows, range(200, 300), range(0, 200), { count: 8 }));
});

test('the same seed finds the same', async () => {
  const rows = clusteredRows(5000);
  const find = () =>
    nearestAmongMany(rows, range(4500, 5000), range(0, 4500), { count: 8, random: random() });
  expect(await find()).toEqual(await find());
});
