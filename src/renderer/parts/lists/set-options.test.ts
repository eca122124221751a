import { expect, test } from 'vitest';
import { listSummarySchema } from '../../../contract/lists.ts';
import { emptySetWords, setKey, setName, setOfKey, setOptions } from './set-options.ts';

const mine = listSummarySchema.parse({
  ...{ listId: 3, name: 'Space', note: '', isOrdered: false, items: 2, waiting: 0, seen: 0 },
  ...{ movieIds: [1, 2], covers: [] },
});

test('every set that is offered comes back from its key, and a list that is gone is all movies', () => {
  for (const { value } of setOptions([mine])) expect(setKey(setOfKey(value, [mine]))).toBe(value);
  expect(setOfKey('list 4', [mine])).toEqual({ kind: 'all' });
  expect(setOfKey('list 3', [])).toEqual({ kind: 'all' });
});

test('an empty set says what it is and what to do; one that was seen says that', () => {
  const list = setOfKey('list 3', [mine]);
  expect(setName(list, [mine])).toBe('Space');
  expect(emptySetWords(list, 0, [mine]).title).toBe('No movie of this library is in Space');
  expect(emptySetWords(list, 2, [mine]).title).toBe('Nothing is left to see in Space');
  expect(emptySetWords({ kind: 'watchlist' }, 0, []).title).toBe('Nothing on your watchlist yet');
});
