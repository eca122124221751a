import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { PackedRatings, RatingPacker, type PackedColumns } from './rating-packing.ts';

function unpack(bytes: Uint8Array, columns: PackedColumns): number[][] {
  const reader = new PackedRatings(columns);
  const rows: number[][] = [];
  reader.open(bytes);
  while (reader.next()) {
    rows.push([reader.id, reader.halfStars, reader.timeSeconds, reader.line].slice(0, 2 + columns));
  }
  return rows;
}

test('gives back any ratings, with as many columns as were packed', () => {
  const rating = fc.record({
    id: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    halfStars: fc.integer({ min: 1, max: 10 }),
    time: fc.integer({ min: -8.64e12, max: 8.64e12 }),
    line: fc.integer({ min: 1, max: 2 ** 40 }),
  });
  const list = fc.uniqueArray(rating, { selector: ({ id }) => id, maxLength: 300 });
  fc.assert(
    fc.property(list, fc.constantFrom<PackedColumns>(0, 1, 2), (ratings, columns) => {
      const packer = new RatingPacker(columns);
      packer.add(1, 1, 1, 1);
      packer.start();
      const sorted = ratings.toSorted((a, b) => a.id - b.id);
      for (const { id, halfStars, time, line } of sorted) packer.add(id, halfStars, time, line);
      expect(unpack(packer.bytes(), columns)).toEqual(
        sorted.map(({ id, halfStars, time, line }) => [id, halfStars, time, line].slice(0, 2 + columns)),
      );
    }),
  );
});

test('takes few bytes for ratings as they are', () => {
  const packer = new RatingPacker(1);
  packer.add(5, 8, 1_000_000_000);
  packer.add(9, 7, 1_000_000_009);
  packer.add(1200, 10, 1_000_000_001);
  expect(packer.bytes()).toHaveLength(1 + 5 + 1 + 1 + 3 + 1);
});

test('ends with damaged bytes too', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 100 }),
      fc.constantFrom<PackedColumns>(0, 1, 2),
      (bytes, columns) => {
        expect(unpack(bytes, columns).length).toBeLessThanOrEqual(bytes.length);
      },
    ),
  );
});
