// Ratings as TMDB exports them; `Rating` is everyone's, `Your Rating` the person's.
import { halfStarsOfTen, parseDate, parseId, parseImdbId, parseYear } from '../field-values.ts';
import { skipReasons, type HistoryFile, type ReadRows } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTable, type FieldOf } from '../table-rows.ts';

export function recogniseTmdb(files: readonly HistoryFile[]): ReadRows | null {
  const file = files.find(({ header: { columns } }) =>
    ['tmdbid', 'type', 'name', 'yourrating'].every((name) => columns.includes(name)),
  );
  if (file === undefined) return null;
  return (reading) => readTable(file, reading, (field, line) => parseRow(field, file.path, line));
}

/** Movies and series are numbered apart, so the id of one is some other movie's. */
function parseRow(field: FieldOf, file: string, line: number): SourceRow | string {
  if (field('type').toLowerCase() !== 'movie' || field('seasonnumber') !== '') return skipReasons.television;
  const ids = { imdbId: parseImdbId(field('imdbid')), tmdbId: parseId(field('tmdbid')) };
  const title = field('name');
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return skipReasons.noTitle;
  if (field('yourrating') === '') return skipReasons.noRating;
  const halfStars = halfStarsOfTen(field('yourrating'));
  if (halfStars === null) return skipReasons.badRating;
  return {
    ...bareRow,
    ...ids,
    ...{ kind: 'rating', file, line, title, halfStars },
    year: parseYear(field('releasedate')),
    datedAtMs: parseDate(field('daterated')),
  };
}
