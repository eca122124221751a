import { expect, test } from 'vitest';
import { createRandom } from '../base/random.ts';
import { nearestRows } from '../base/nearest-rows.ts';
import { scaledRows } from '../base/rows.ts';
import { umapLayout } from './umap-layout.ts';

const count = 300;
const groups = 3;
const width = 8;

/** Rows of three groups by turns, and their nearest. */
async function nearOfGroups() {
  const random = createRandom(5, 'groups');
  const values = Float32Array.from({ length: count * width }, (_, i) => {
    const group = Math.floor(i / width) % groups;
    return 0.3 * random.normal() + (i % width === group ? 1 : 0);
  });
  const all = Int32Array.from({ length: count }, (_, row) => row);
  return await nearestRows({ values: scaledRows(values, width, 1), width }, all, all, { count: 15 });
}

/** All in one heap. */
const start = Float32Array.from({ length: 2 * count }, (_, i) => Math.sin(i));

async function laidOut(seed: number): Promise<Float32Array> {
  return await umapLayout(await nearOfGroups(), start, { random: createRandom(seed, 'layout'), epochs: 200 });
}

function distance(places: Float32Array, a: number, b: number): number {
  return Math.hypot(
    (places[2 * a] ?? NaN) - (places[2 * b] ?? NaN),
    (places[2 * a + 1] ?? NaN) - (places[2 * b + 1] ?? NaN),
  );
}

test('what is near in the rows comes to be near on the plane', async () => {
  const places = await laidOut(1);
  const rows = Array.from({ length: count }, (_, row) => row);
  const beside = rows.map((row) =>
    rows
      .filter((other) => other !== row)
      .reduce((best, other) => (distance(places, row, other) < distance(places, row, best) ? other : best)),
  );
  const own = rows.filter((row) => (beside[row] ?? 0) % groups === row % groups);
  expect(own.length / count).toBeGreaterThan(0.97);
});

test('two rows come to rest where what drives them apart is as strong as what draws them together', async () => {
  const near = { count: 2, positions: Int32Array.of(0, 1, 1, 0), cosines: Float32Array.of(1, 0.5, 1, 0.5) };
  const places = await umapLayout(near, Float32Array.of(1, 0, -1, 0), {
    random: createRandom(1, 'layout'),
    epochs: 5000,
  });
  // In an epoch each is drawn twice, by 2ab d^2(b-1) / (1 + a d^2b), and both of them are moved. Of ten draws half are of
  // the row itself, the others move one of them by 2 gamma b / (d^2 (1 + a d^2b)). So a d^2b = 5/4 gamma.
  const [a, b, gamma] = [0.0724453315, 1.43858273, 0.5];
  const rest = ((1.25 * gamma) / a) ** (1 / (2 * b));
  expect(distance(places, 0, 1) / rest).toBeGreaterThan(0.93);
  expect(distance(places, 0, 1) / rest).toBeLessThan(1.07);
});

test('the same seed gives the same places, another one others', async () => {
  const places = await laidOut(1);
  expect(await laidOut(1)).toEqual(places);
  expect(await laidOut(2)).not.toEqual(places);
});

test('a layout that is cancelled ends', async () => {
  const abort = new AbortController();
  const layout = umapLayout(await nearOfGroups(), start, {
    random: createRandom(1, 'layout'),
    epochs: 200,
    signal: abort.signal,
    onEpoch: (epoch) => {
      if (epoch === 3) abort.abort();
      expect(epoch).toBeLessThan(5);
    },
  });
  await expect(layout).rejects.toMatchObject({ code: 'cancelled' });
});
