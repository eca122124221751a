// Ratings and watchlists as TMDB exports them; `Rating` is everyone's, `Your Rating` the person's.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { halfStarsOfTen, parseId, parseImdbId, parseYear } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import type { SiteHistory } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTables, type DateOf, type FieldOf } from '../table-rows.ts';
import { listNameOf } from '../untaken.ts';

export function recogniseTmdb(files: readonly HistoryFile[]): SiteHistory | null {
  const tables = files.filter(
    (file) =>
      ['tmdbid', 'type', 'name'].every((name) => file.header.columns.includes(name)) &&
      (file.header.columns.includes('yourrating') || listNameOf(file) === 'watchlist'),
  );
  return readTables(tables, parseRow);
}

/** Movies and series are numbered apart, so the id of one is some other movie's. */
function parseRow(
  field: FieldOf,
  file: string,
  line: number,
  date: DateOf,
  isWatchlist: boolean,
): SourceRow[] | SkipReason {
  if (field('type').toLowerCase() !== 'movie' || field('seasonnumber') !== '') return skipReasons.television;
  const ids = { imdbId: parseImdbId(field('imdbid')), tmdbId: parseId(field('tmdbid')) };
  const title = field('name');
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return skipReasons.noTitle;
  const rating = field('yourrating');
  const halfStars = halfStarsOfTen(rating);
  if (rating !== '' && halfStars === null) return skipReasons.badRating;
  if (rating === '' && !isWatchlist) return skipReasons.noRating;
  const row = { ...bareRow, ...ids, file, line, title, year: parseYear(field('releasedate')) };
  return [
    ...(halfStars === null ? [] : [{ ...row, kind: 'rating', halfStars, ...date('daterated') } as const]),
    ...(isWatchlist
      ? [{ ...row, kind: 'watchlist', ...date('dateadded', 'addedat', 'created') } as const]
      : []),
  ];
}
