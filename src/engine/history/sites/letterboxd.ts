// Letterboxd's export, as a zip or one of its tables, and the layout that Letterboxd imports.
import type { HistoryKind } from '../../../contract/history.ts';
import { fileName } from '../../archives/archive-source.ts';
import {
  halfStarsOfStars,
  halfStarsOfTen,
  parseDate,
  parseId,
  parseImdbId,
  parseYear,
} from '../field-values.ts';
import { skipReasons, type HistoryFile, type ReadRows } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTable, type FieldOf } from '../table-rows.ts';

/** What a person deleted, films they like, and lists: none of it is a rating. */
const otherFolders = new Set(['deleted', 'orphaned', 'likes', 'lists']);

/**
 * Of a zip, `ratings.csv` has each film's present stars, `watched.csv` and `watchlist.csv` the rest; `diary.csv` and `reviews.csv`
 * repeat them by viewing, and count only where they come alone.
 */
export function recogniseLetterboxd(files: readonly HistoryFile[]): ReadRows | null {
  const tables = files.filter((file) => isLetterboxd(file) && !isInOtherFolder(file.path));
  const withStars = tables.filter((file) => hasStars(file));
  const ratings = withStars.find((file) => !isPerViewing(file)) ?? withStars[0];
  const others = tables.filter((file) => !hasStars(file));
  const chosen = ratings === undefined ? others : [ratings, ...others];
  if (chosen.length === 0) return null;
  return async (reading) => {
    const rows: SourceRow[] = [];
    for (const file of chosen) {
      const kind = kindOf(file);
      rows.push(...(await readTable(file, reading, (field, line) => parseRow(field, kind, file, line))));
    }
    return rows;
  };
}

function isLetterboxd({ header: { columns } }: HistoryFile): boolean {
  const has = (...names: string[]): boolean => names.some((name) => columns.includes(name));
  return has('name', 'title') && has('year') && has('letterboxduri', 'watcheddate') && !has('position');
}

function isInOtherFolder(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => otherFolders.has(folder.toLowerCase()));
}

function hasStars({ header: { columns } }: HistoryFile): boolean {
  return columns.includes('rating') || columns.includes('rating10');
}

function isPerViewing({ header: { columns } }: HistoryFile): boolean {
  return columns.includes('rewatch') && columns.includes('letterboxduri') && columns.includes('name');
}

/** Both lists without stars have the same columns: there the name decides, and the watchlist is the less harmful guess. */
function kindOf(file: HistoryFile): HistoryKind {
  if (hasStars(file)) return 'rating';
  const name = fileName(file).toLowerCase();
  return name.includes('watched') && !name.includes('watchlist') ? 'watched' : 'watchlist';
}

function parseRow(
  field: FieldOf,
  kind: HistoryKind,
  { path: file, header }: HistoryFile,
  line: number,
): SourceRow | string {
  const title = field('name', 'title');
  // Of a diary and of reviews the address is the viewing's, not the film's.
  const isOfFilm = !header.columns.some((column) => ['watcheddate', 'rewatch', 'review'].includes(column));
  const siteFilm = (isOfFilm && field('letterboxduri')) || null;
  const ids = { imdbId: parseImdbId(field('imdbid')), tmdbId: parseId(field('tmdbid')) };
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return skipReasons.noTitle;
  const row = {
    ...bareRow,
    ...ids,
    ...{ file, line, title, year: parseYear(field('year')), siteFilm },
    datedAtMs: parseDate(field('watcheddate')) ?? parseDate(field('date')),
  };
  if (kind !== 'rating') return { ...row, kind };
  const stars = field('rating');
  const ofTen = field('rating10');
  if (stars === '' && ofTen === '') return { ...row, kind: 'watched' };
  const halfStars = stars === '' ? halfStarsOfTen(ofTen) : halfStarsOfStars(stars);
  return halfStars === null ? skipReasons.badRating : { ...row, kind, halfStars };
}
