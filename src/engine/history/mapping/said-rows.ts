// What one row of a table says of a movie, as rows of a history: stars, viewings, marks and lists.
import type { Unrated } from '../../../contract/table-mapping.ts';
import type { RowDate } from '../row-dates.ts';
import type { SourceList, SourceRow } from '../source-row.ts';

export type RowSays = {
  /** The movie, and what was written; without stars and dates. */
  row: Omit<SourceRow, 'kind'>;
  halfStars: number | null;
  /** When it was rated or noted. */
  noted: RowDate;
  /** The day of watching. */
  watched: RowDate;
  /** Whether the day on which a watched movie was noted says nothing about the day of watching. */
  isDateOfNote: boolean;
  /** What it says without a rating. */
  bare: Unrated;
  isToWatch: boolean;
  isLiked: boolean;
  isOwned: boolean;
  lists: readonly SourceList[];
};

export function saidRows(says: RowSays): SourceRow[] {
  const { row, noted, isToWatch, lists } = says;
  const found = says.halfStars === null ? watchedRows(says) : ratedRows(says, says.halfStars);
  if (isToWatch) found.push({ ...row, ...noted, kind: 'watchlist' });
  if (says.isLiked) found.push({ ...row, ...noted, kind: 'liked' });
  if (says.isOwned) found.push({ ...row, ...noted, kind: 'owned' });
  for (const list of lists) found.push({ ...row, note: '', kind: 'list', list });
  return found;
}

/** Stars are those of a viewing where the row has its day and no other; words beside other stars are about a viewing of an unknown day. */
function ratedRows({ row, noted, watched }: RowSays, halfStars: number): SourceRow[] {
  const isNoted = noted.datedAtMs !== null || noted.dateProblem !== null;
  // One date in both columns says no more than one.
  const isOfDay = watched.datedAtMs !== null && watched.datedAtMs !== noted.datedAtMs;
  if (isOfDay && !isNoted) return [{ ...row, ...watched, kind: 'viewing', halfStars }];
  const rating: SourceRow = {
    ...row,
    ...(isNoted ? noted : watched),
    kind: 'rating',
    halfStars,
    note: '',
    tags: [],
  };
  if (!isOfDay && !hasWords(row)) return [rating];
  return [rating, { ...row, datedAtMs: watched.datedAtMs, kind: 'viewing', notedAtMs: noted.datedAtMs }];
}

/** A movie that was watched on a day, or of which something is written, was seen that once. */
function watchedRows({ row, noted, watched, isDateOfNote, bare, isToWatch }: RowSays): SourceRow[] {
  if (isToWatch || bare === 'left-out') return [];
  if (bare === 'watchlist') return [{ ...row, ...noted, kind: 'watchlist' }];
  const day = watched.datedAtMs !== null || watched.dateProblem !== null || isDateOfNote ? watched : noted;
  if (day.datedAtMs === null && !hasWords(row))
    return [{ ...row, ...(isDateOfNote ? noted : day), kind: 'watched' }];
  return [{ ...row, ...day, kind: 'viewing', notedAtMs: noted.datedAtMs }];
}

function hasWords({ note, tags }: Pick<SourceRow, 'note' | 'tags'>): boolean {
  return note !== '' || tags.length > 0;
}
