import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { createRatingBatch, orderByUserAndMovie } from './rating-batch.ts';

test('orders by user, then movie, equal pairs as they came', () => {
  const id = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 60 }), (pairs) => {
      const batch = createRatingBatch(pairs.length + 3);
      batch.count = pairs.length;
      for (const [row, [userId, movieId]] of pairs.entries()) {
        batch.userIds[row] = userId;
        batch.movieIds[row] = movieId;
      }
      const expected = pairs
        .map((pair, row) => ({ pair, row }))
        .sort((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1] || a.row - b.row);
      expect([...orderByUserAndMovie(batch)]).toEqual(expected.map(({ row }) => row));
    }),
  );
});
