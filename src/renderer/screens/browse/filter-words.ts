// Filters in words and how many of them are set.
import { movieSortSchema, type MovieSort } from '../../../contract/movies.ts';
import type { BrowseFilters } from '../../state/routes.ts';
import type { MovieFacets } from '../../../contract/movies.ts';
import { m } from '../../../messages/messages.js';
import { formatBudget, formatMean, formatRuntime } from '../../ui/format.ts';

export type SortOption = { readonly value: MovieSort; readonly label: string };

/** The orders that make sense: best match only for a search, predictions only with a model. One without its message does not compile. */
export function sortOptions({
  hasQuery,
  hasModel,
  hasRatings,
}: {
  hasQuery: boolean;
  hasModel: boolean;
  hasRatings: boolean;
}): readonly SortOption[] {
  const isOffered: Partial<Record<MovieSort, boolean>> = {
    ...{ relevance: hasQuery, predicted: hasModel, match: hasModel, rated: hasRatings },
  };
  return movieSortSchema.options
    .filter((sort) => isOffered[sort] ?? true)
    .map((value) => ({ value, label: m[`browse_sort_${value}`]() }));
}

/** How many of the filters behind the button are set; words and genres have their own place. */
export function countPanelFilters(filters: BrowseFilters): number {
  return [
    filters.yearFrom !== null || filters.yearTo !== null,
    filters.runtimeFrom !== null || filters.runtimeTo !== null,
    filters.budgetFrom !== null || filters.budgetTo !== null,
    filters.minMeanStars !== null || filters.maxMeanStars !== null,
    filters.rated !== 'either',
    filters.tags.length > 0,
    filters.directors.length > 0,
  ].filter(Boolean).length;
}

export function hasFilters(filters: BrowseFilters): boolean {
  return filters.query.trim() !== '' || hasFiltersBesideWords(filters);
}

function hasFiltersBesideWords(filters: BrowseFilters): boolean {
  return filters.from.kind !== 'all' || filters.genres.length > 0 || countPanelFilters(filters) > 0;
}

/** What to do where no movie is left: a filter is only to be removed where there is one. */
export function nothingFitsWords(filters: BrowseFilters): string {
  const query = filters.query.trim();
  if (query === '') return m.browse_nothing_fits();
  if (filters.isAsked) return m.browse_asked_nothing({ question: query });
  return hasFiltersBesideWords(filters)
    ? m.browse_nothing_called_filtered({ query })
    : m.browse_nothing_called({ query });
}

/** `1960 – 1999`, or `All years`. */
export function yearsInWords({ yearFrom, yearTo }: Pick<BrowseFilters, 'yearFrom' | 'yearTo'>): string {
  if (yearFrom !== null && yearFrom === yearTo) return String(yearFrom);
  return rangeInWords(yearFrom, yearTo, String, m.browse_any_year());
}

/** `3.5 to 5 stars`, or `Any rating`. */
export function ratingsInWords(filters: BrowseFilters): string {
  const { minMeanStars, maxMeanStars } = filters;
  if (minMeanStars === null && maxMeanStars === null) return m.browse_any_rating();
  if (maxMeanStars === null) return m.browse_stars_from({ stars: formatMean(minMeanStars ?? 0) });
  if (minMeanStars === null) return m.browse_stars_to({ stars: formatMean(maxMeanStars) });
  return m.browse_stars_between({ from: formatMean(minMeanStars), to: formatMean(maxMeanStars) });
}

/** `1 h 30 min to 2 h`, or `Any runtime`. */
export function runtimeInWords({
  runtimeFrom,
  runtimeTo,
}: Pick<BrowseFilters, 'runtimeFrom' | 'runtimeTo'>): string {
  return rangeInWords(runtimeFrom, runtimeTo, formatRuntime, m.browse_any_runtime());
}

/** `$1M to $20M`, or `Any budget`. */
export function budgetInWords({ budgetFrom, budgetTo }: BrowseFilters): string {
  return rangeInWords(budgetFrom, budgetTo, formatBudget, m.browse_any_budget());
}

function rangeInWords(
  from: number | null,
  to: number | null,
  format: (value: number) => string,
  any: string,
): string {
  if (from === null && to === null) return any;
  if (from === null) return m.browse_up_to({ limit: format(to ?? 0) });
  if (to === null) return m.browse_from({ limit: format(from) });
  return m.browse_between({ from: format(from), to: format(to) });
}

/** US dollars at which the budget's slider stops: money is felt in steps that grow. */
export const budgetSteps: readonly number[] = [
  ...[0, 1e5, 2.5e5, 5e5, 1e6, 2.5e6, 5e6, 1e7, 2e7, 3e7, 5e7, 7.5e7, 1e8, 1.5e8, 2e8, 3e8],
];

/** The step that stands for a limit, or the end of the slider where there is none. */
export function budgetStep(limit: number | null, end: 'from' | 'to'): number {
  if (limit === null) return end === 'from' ? 0 : budgetSteps.length - 1;
  const step = budgetSteps.findIndex((amount) => amount >= limit);
  return step < 0 ? budgetSteps.length - 1 : step;
}

/**
 * What becomes of movies that a limit can't judge, since the year, runtime or budget is not known; null if no limit
 * is set or everything is known.
 */
export function unknownWords(filters: BrowseFilters, known: MovieFacets['known']): string | null {
  const limited = [
    {
      isSet: filters.yearFrom !== null || filters.yearTo !== null,
      words: m.browse_unknown_year,
      of: known.years,
    },
    {
      isSet: filters.runtimeFrom !== null || filters.runtimeTo !== null,
      words: m.browse_unknown_runtime,
      of: known.runtimes,
    },
    {
      isSet: filters.budgetFrom !== null || filters.budgetTo !== null,
      words: m.browse_unknown_budget,
      of: known.budgets,
    },
  ].filter(({ isSet, of }) => isSet && of < known.movies);
  if (limited.length === 0) return null;
  const what = limited.map(({ words, of }) => words({ count: known.movies - of })).join(', ');
  return filters.includeUnknown ? m.browse_unknown_kept({ what }) : m.browse_unknown_left_out({ what });
}

/** A slider's two ends as limits: an end that stands at its edge limits nothing. */
export function limitsFrom(
  [from, to]: readonly number[],
  [least, most]: readonly [number, number],
): { from: number | null; to: number | null } {
  return {
    from: from === undefined || from <= least ? null : from,
    to: to === undefined || to >= most ? null : to,
  };
}

/** `1980s` and the other decades of the library, latest first, and all years. */
export function decadeOptions(
  yearMin: number,
  yearMax: number,
): readonly { readonly value: string; readonly label: string }[] {
  const [first, last] = [Math.floor(yearMin / 10), Math.floor(yearMax / 10)];
  const decades = Array.from({ length: Math.max(0, last - first + 1) }, (_, back) => (last - back) * 10);
  return [
    { value: '', label: m.browse_any_year() },
    ...decades.map((decade) => ({
      value: String(decade),
      label: m.browse_decade({ decade: String(decade) }),
    })),
  ];
}

/** The decade that the years are limited to; empty where they are no single one. */
export function decadeOf({ yearFrom, yearTo }: Pick<BrowseFilters, 'yearFrom' | 'yearTo'>): string {
  return yearFrom !== null && yearFrom % 10 === 0 && yearTo === yearFrom + 9 ? String(yearFrom) : '';
}
