// The Movies Dataset's `keywords.csv`: a row as what a movie is about.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { KeywordRecord } from '../../library/catalogue/credit-rows.ts';
import { byColumn } from '../formats/table-rows.ts';
import type { TableHeader } from '../table-header.ts';
import { readId, readKeywords } from './tmdb-values.ts';

/** Reads a row: a record, or the reason why it is invalid. */
export function keywordsReader(
  header: TableHeader,
): (fields: readonly string[]) => KeywordRecord | SkipReason {
  const field = byColumn(header);
  return (fields) => {
    const tmdbId = readId(field(fields, 'id').trim());
    if (tmdbId === null) return 'the id is not a whole number';
    return { tmdbId, keywords: readKeywords(field(fields, 'keywords')) };
  };
}
