import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('an acknowledged rating has to be found, with its last stars', () => {
  const ledger = new Ledger();
  ledger.acknowledge({ movieId: 1, stars: 4 });
  ledger.acknowledge({ movieId: 1, stars: 2 });
  expect(ledger.compare(new Map([[1, 2]]))).toEqual([]);
  expect(ledger.compare(new Map([[1, 4]]))).toEqual(['movie 1 was given 2 stars and has 4']);
  expect(ledger.compare(new Map())).toEqual(['movie 1 was given 2 stars and has none']);
  expect(ledger.acknowledgements).toBe(2);
});

test('what was begun may be there or not, and counts from then on as it was found', () => {
  const ledger = new Ledger();
  ledger.acknowledge({ movieId: 1, stars: 4 });
  ledger.begin({ movieId: 1, stars: 5 });
  ledger.begin({ movieId: 2, stars: 3 });
  expect(ledger.compare(new Map([[1, 5]]))).toEqual([]);
  expect(ledger.compare(new Map([[1, 4]]))).toEqual(['movie 1 was given 5 stars and has 4']);
});

test('stars that nobody gave are a problem', () => {
  expect(new Ledger().compare(new Map([[7, 1]]))).toEqual(['movie 7 has 1 stars that nobody gave']);
});
