// Filters in words and how many of them are set.
import type { MovieSort } from '../../../contract/movies.ts';
import type { BrowseFilters } from '../../state/routes.ts';
import { formatMean } from '../../ui/format.ts';

export type SortOption = { readonly value: MovieSort; readonly label: string };

/** The orders that make sense: best match only for a search, predictions only with a model. */
export function sortOptions({
  hasQuery,
  hasModel,
}: {
  hasQuery: boolean;
  hasModel: boolean;
}): readonly SortOption[] {
  return [
    ...(hasQuery ? [{ value: 'relevance', label: 'Best match' } as const] : []),
    { value: 'popularity', label: 'Most rated' },
    { value: 'rating', label: 'Highest rated' },
    ...(hasModel ? [{ value: 'predicted', label: 'Predicted for you' } as const] : []),
    { value: 'newest', label: 'Newest' },
    { value: 'oldest', label: 'Oldest' },
    { value: 'title', label: 'Title' },
  ];
}

/** How many of the filters behind the button are set; words and genres have their own place. */
export function countPanelFilters(filters: BrowseFilters): number {
  return [
    filters.yearFrom !== null || filters.yearTo !== null,
    filters.minMeanStars !== null || filters.maxMeanStars !== null,
    filters.unratedOnly,
  ].filter(Boolean).length;
}

export function hasFilters(filters: BrowseFilters): boolean {
  return filters.query.trim() !== '' || filters.genres.length > 0 || countPanelFilters(filters) > 0;
}

/** `1960 – 1999`, or `All years`. */
export function yearsInWords(filters: BrowseFilters): string {
  const { yearFrom, yearTo } = filters;
  if (yearFrom === null && yearTo === null) return 'All years';
  if (yearFrom === null) return `Up to ${yearTo}`;
  if (yearTo === null) return `From ${yearFrom}`;
  return yearFrom === yearTo ? String(yearFrom) : `${yearFrom} to ${yearTo}`;
}

/** `3.5 to 5 stars`, or `Any rating`. */
export function ratingsInWords(filters: BrowseFilters): string {
  const { minMeanStars, maxMeanStars } = filters;
  if (minMeanStars === null && maxMeanStars === null) return 'Any rating';
  if (maxMeanStars === null) return `${formatMean(minMeanStars ?? 0)} stars and more`;
  if (minMeanStars === null) return `Up to ${formatMean(maxMeanStars)} stars`;
  return `${formatMean(minMeanStars)} to ${formatMean(maxMeanStars)} stars`;
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
