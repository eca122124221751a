import { expect, test } from 'vitest';
import { browseFiltersSchema } from '../../state/routes.ts';
import {
  countPanelFilters,
  hasFilters,
  limitsFrom,
  ratingsInWords,
  sortOptions,
  yearsInWords,
} from './filter-words.ts';

const none = browseFiltersSchema.parse({});

test('orders that need a query or a model are offered only with one', () => {
  const values = sortOptions({ hasQuery: false, hasModel: false }).map((option) => option.value);
  expect(values).not.toContain('relevance');
  expect(values).not.toContain('predicted');
  expect(sortOptions({ hasQuery: true, hasModel: true })[0]?.value).toBe('relevance');
});

test('a range counts as one filter', () => {
  expect(countPanelFilters(none)).toBe(0);
  expect(countPanelFilters({ ...none, yearFrom: 1960, yearTo: 1970, unratedOnly: true })).toBe(2);
  expect(hasFilters(none)).toBe(false);
  expect(hasFilters({ ...none, query: '  ' })).toBe(false);
  expect(hasFilters({ ...none, genres: ['Horror'] })).toBe(true);
});

test('ranges in words', () => {
  expect(yearsInWords(none)).toBe('All years');
  expect(yearsInWords({ ...none, yearFrom: 1960 })).toBe('From 1960');
  expect(yearsInWords({ ...none, yearFrom: 1960, yearTo: 1969 })).toBe('1960 to 1969');
  expect(ratingsInWords({ ...none, minMeanStars: 3.5 })).toBe('3.5 stars and more');
  expect(ratingsInWords({ ...none, maxMeanStars: 2 })).toBe('Up to 2.0 stars');
});

test('a slider end at its edge limits nothing', () => {
  expect(limitsFrom([1900, 2000], [1900, 2020])).toEqual({ from: null, to: 2000 });
  expect(limitsFrom([1950, 2020], [1900, 2020])).toEqual({ from: 1950, to: null });
});
