import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { importArchive } from '../../../src/engine/archives/import-archive.ts';
import { createRandom } from '../../../src/engine/base/random.ts';
import { writeLargeArchive } from './large-archive.ts';
import { largestSet, ratingsPerPerson, shapeOf, weightOfRank } from './shape.ts';
import { createWeightedChoice } from './weighted-choice.ts';

const place = useWorkplace();

test('a made archive has as many ratings as asked and comes in whole', async () => {
  const path = place.path('folder');
  await writeLargeArchive({ ratings: 10_000, path });
  const report = await importArchive({ path, targetFile: place.path('catalogue.db') });
  expect(report).toMatchObject({ ratings: 10_000, users: 63, tags: 625, skipped: 0 });
});

test('the same seed makes the same bytes', async () => {
  const digests: string[] = [];
  for (const [name, seed] of [
    ['a', 1],
    ['b', 1],
    ['c', 2],
  ] as const) {
    await writeLargeArchive({ ratings: 5000, path: place.path(name), seed });
    digests.push(
      createHash('sha256')
        .update(readFileSync(place.path(`${name}/ratings.csv`)))
        .digest('hex'),
    );
  }
  expect(digests[0]).toBe(digests[1]);
  expect(digests[0]).not.toBe(digests[2]);
});

test('the full size has the shape of MovieLens 32M', () => {
  const shape = shapeOf(largestSet.ratings);
  expect(shape).toEqual(largestSet);
  const counts = ratingsPerPerson(shape, createRandom(1, 'test')).sort();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(largestSet.ratings);
  expect(counts[0]).toBeGreaterThanOrEqual(20);
  expect(counts[largestSet.people >> 1]).toBeGreaterThan(60);
  expect(counts[largestSet.people >> 1]).toBeLessThan(90);
  expect(counts.at(-1)).toBeGreaterThan(8000);
  expect(weightOfRank(0, shape.movies)).toBe(103_000);
  expect(weightOfRank(shape.movies - 1, shape.movies)).toBe(1);
});

test('things are drawn by their weight', () => {
  const choose = createWeightedChoice(Float64Array.of(1, 6, 0, 3), createRandom(1, 'test'));
  const drawn = [0, 0, 0, 0];
  for (let draw = 0; draw < 10_000; draw += 1) drawn[choose()]! += 1;
  expect(drawn.map((count) => Math.round(count / 1000))).toEqual([1, 6, 0, 3]);
});
