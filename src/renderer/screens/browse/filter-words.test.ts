import { expect, test } from 'vitest';
import { browseFiltersSchema } from '../../state/routes.ts';
import {
  budgetInWords,
  budgetStep,
  budgetSteps,
  countPanelFilters,
  decadeOf,
  decadeOptions,
  hasFilters,
  limitsFrom,
  ratingsInWords,
  runtimeInWords,
  sortOptions,
  unknownWords,
  yearsInWords,
  nothingFitsWords,
} from './filter-words.ts';

const none = browseFiltersSchema.parse({});

test('orders that need a query or a model are offered only with one', () => {
  const values = sortOptions({ hasQuery: false, hasModel: false, hasRatings: false }).map(
    (option) => option.value,
  );
  expect(values).not.toContain('relevance');
  expect(values).not.toContain('predicted');
  expect(values).not.toContain('match');
  expect(values).not.toContain('rated');
  expect(sortOptions({ hasQuery: true, hasModel: true, hasRatings: true })[0]?.value).toBe('relevance');
});

test('a range counts as one filter', () => {
  expect(countPanelFilters(none)).toBe(0);
  expect(countPanelFilters({ ...none, yearFrom: 1960, yearTo: 1970, rated: 'unrated' })).toBe(2);
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

const known = { movies: 10, years: 10, runtimes: 4, budgets: 0 };

test('runtime and budget say their limits as people do', () => {
  const filters = browseFiltersSchema.parse({ runtimeFrom: 90, runtimeTo: 120, budgetTo: 5_000_000 });
  expect(runtimeInWords(filters)).toBe('1 h 30 min to 2 h');
  expect(budgetInWords(filters)).toBe('Up to $5M');
  expect(budgetInWords(browseFiltersSchema.parse({}))).toBe('Any budget');
  expect(countPanelFilters(filters)).toBe(2);
});

test('the budget’s slider finds its step again, and stands at its ends without a limit', () => {
  for (const [step, amount] of budgetSteps.entries()) expect(budgetStep(amount, 'from')).toBe(step);
  expect([budgetStep(null, 'from'), budgetStep(null, 'to')]).toEqual([0, budgetSteps.length - 1]);
  expect(budgetStep(9e9, 'to')).toBe(budgetSteps.length - 1);
});

test('a limit says what becomes of the movies that it can’t judge', () => {
  const filters = browseFiltersSchema.parse({ runtimeFrom: 90, yearFrom: 1990 });
  expect(unknownWords(filters, known)).toBe('Left out: 6 movies of unknown runtime.');
  expect(unknownWords({ ...filters, includeUnknown: true }, known)).toBe(
    'Kept too: 6 movies of unknown runtime.',
  );
  expect(unknownWords(browseFiltersSchema.parse({ yearFrom: 1990 }), known)).toBeNull();
});

test('a filter is only to be removed where there is one', () => {
  const words = (of: object) => nothingFitsWords(browseFiltersSchema.parse(of));
  expect(words({ query: 'Alein' })).toBe('No movie matches “Alein”. Check the spelling.');
  expect(words({ query: 'Alien', genres: ['Musical'] })).toMatch(/and the filters.+remove a filter/);
  expect(words({ query: 'Alien', rated: 'unrated' })).toMatch(/remove a filter/);
  expect(words({ genres: ['Musical'], yearFrom: 2030 })).toBe('No movie matches all filters. Remove one.');
});

test('decades are those of the library, and years that are one choose it', () => {
  expect(decadeOptions(1987, 2003).map(({ label }) => label)).toEqual([
    'All years',
    '2000s',
    '1990s',
    '1980s',
  ]);
  expect(decadeOf({ yearFrom: 1990, yearTo: 1999 })).toBe('1990');
  expect(decadeOf({ yearFrom: 1990, yearTo: 1998 })).toBe('');
});
