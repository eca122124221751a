// Letterboxd's export, as a zip or one of its tables, and the layout that Letterboxd imports.
import { MatineeError } from '../../../contract/errors.ts';
import type { UntakenKind } from '../../../contract/history.ts';
import { halfStarsOfStars, halfStarsOfTen, parseId, parseImdbId, parseYear } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import { isLetterboxdList, readLetterboxdList } from './letterboxd-list.ts';
import { skipReasons, type ReadingHistory, type SiteHistory } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTable, type DateOf, type FieldOf } from '../table-rows.ts';
import { countRows, isInFolder, listNameOf } from '../untaken.ts';

/** Ratings, films watched, to watch or liked, a list, or what the diary has no place for. */
type Role = 'ratings' | 'list' | MarkedRole | UntakenKind;
type MarkedRole = 'watched' | 'watchlist' | 'liked';
type Table = { file: HistoryFile; role: Role };

const importColumns = new Set([
  ...['letterboxduri', 'tmdbid', 'imdbid', 'title', 'name', 'year', 'directors', 'rating', 'rating10'],
  ...['watcheddate', 'date', 'rewatch', 'tags', 'review'],
]);
const markedRoles: readonly MarkedRole[] = ['watched', 'watchlist', 'liked'];

/**
 * Of a zip, `ratings.csv` has each film's present stars, `watched.csv`, `watchlist.csv` and `likes/films.csv` the rest; `diary.csv` and `reviews.csv`
 * repeat them by viewing, and count only where they come alone.
 */
export function recogniseLetterboxd(files: readonly HistoryFile[]): SiteHistory | null {
  const tables = files.flatMap((file): Table[] => {
    const role = roleOf(file);
    return role === null ? [] : [{ file, role }];
  });
  if (tables.length === 0) return null;
  return {
    files: tables.map(({ file }) => file),
    read: async (reading) => {
      const rows: SourceRow[] = [];
      for (const table of withStars(tables)) {
        if (table.role === 'list') rows.push(...(await readLetterboxdList(table.file, reading)));
        else if (table.role === 'ratings' || isMarked(table.role))
          rows.push(...(await readRows(table, reading)));
        else await countUntaken(table, reading);
      }
      return rows;
    },
  };
}

/** Where no table has the present stars, that of the viewings stands for it. */
function withStars(tables: readonly Table[]): Table[] {
  const stars =
    tables.find(({ role }) => role === 'ratings') ??
    tables.find(({ role }) => role === 'viewings') ??
    tables.find(({ role }) => role === 'reviews');
  return tables.map((table) => (table === stars ? { ...table, role: 'ratings' } : table));
}

/** What makes a table what it is are its columns; the lists without stars have the same ones, and there the name says it. */
function roleOf({ path, header: { columns }, names, kind }: HistoryFile): Role | null {
  const has = (...all: string[]): boolean => all.every((name) => columns.includes(name));
  const hasTitle = has('name') || has('title');
  if (kind === 'json') return null;
  if (isLetterboxdList({ names })) return isInFolder(path, 'deleted', 'orphaned') ? 'deleted' : 'list';
  if (!hasTitle) return null;
  if (has('position') && (has('letterboxduri') || has('url'))) return 'list';
  if (isImportLayout(columns)) return 'ratings';
  if (!has('letterboxduri')) return null;
  if (isInFolder(path, 'deleted', 'orphaned')) return 'deleted';
  if (isInFolder(path, 'lists')) return 'lists';
  // Liked reviews and lists are in the same folder, and a list's name is no film's.
  if (isInFolder(path, 'likes')) return has('year') && !has('review') ? 'liked' : 'likes';
  if (has('review')) return 'reviews';
  if (has('watcheddate') || has('rewatch')) return 'viewings';
  if (has('rating')) return 'ratings';
  return listNameOf({ path }) ?? 'unclear';
}

function isMarked(role: Role): role is MarkedRole {
  return markedRoles.some((marked) => marked === role);
}

/** Films with stars or the day they were watched, and no column that Letterboxd's importer does not know. */
function isImportLayout(columns: readonly string[]): boolean {
  const named = columns.filter(Boolean);
  const has = (name: string): boolean => named.includes(name);
  if (has('name') && has('letterboxduri') && has('date')) return false;
  const isKnown = named.every((name) => importColumns.has(name)) || (has('title') && has('letterboxduri'));
  return isKnown && ['rating', 'rating10', 'watcheddate'].some(has);
}

async function countUntaken({ file, role }: Table, { untaken }: ReadingHistory): Promise<void> {
  if (role === 'ratings' || role === 'list' || isMarked(role)) return;
  untaken.add(role, file.path, await countRows(file));
  if (role === 'viewings' || role === 'reviews')
    untaken.add('tags', file.path, await countRows(file, 'tags'));
}

async function readRows({ file, role }: Table, reading: ReadingHistory): Promise<SourceRow[]> {
  const { columns } = file.header;
  // The site's own files have its addresses, and no other scale: there a rating above 5 costs its row.
  const isOfSite = ['name', 'date', 'letterboxduri'].every((name) => columns.includes(name));
  const isPerViewing = ['watcheddate', 'rewatch', 'review'].some((name) => columns.includes(name));
  for (const [column, kind] of [
    ['tags', 'tags'],
    ['review', 'reviews'],
  ] as const) {
    if (columns.includes(column)) reading.untaken.add(kind, file.path, await countRows(file, column));
  }
  return readTable(file, reading, (field, line, date) => {
    if (role === 'ratings' && !isOfSite) refuseOtherScale(file, field('rating'));
    return parseRow(field, role, file.path, line, date, isPerViewing);
  });
}

/** Stars end at 5: a table that goes on has another scale, and its lower ratings would become wrong stars. */
function refuseOtherScale({ path }: HistoryFile, rating: string): void {
  const value = Number(rating.replace(',', '.'));
  if (rating === '' || !(value > 5)) return;
  throw new MatineeError(
    'not-a-history',
    `${path} has the rating ${rating}, and stars of Letterboxd end at 5. If its ratings are from 1 to 10, name their column Rating10.`,
    { details: { file: path } },
  );
}

function parseRow(
  field: FieldOf,
  role: Role,
  file: string,
  line: number,
  date: DateOf,
  isPerViewing: boolean,
): SourceRow | string {
  const title = field('name', 'title');
  const ids = { imdbId: parseImdbId(field('imdbid')), tmdbId: parseId(field('tmdbid')) };
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return skipReasons.noTitle;
  const uri = field('letterboxduri');
  const row = {
    ...bareRow,
    ...ids,
    ...{ file, line, title, year: parseYear(field('year')) },
    ...date('watcheddate', 'date'),
    // A viewing has an address of its own.
    siteFilm: isPerViewing || uri === '' ? null : uri,
  };
  if (isMarked(role)) return { ...row, kind: role };
  const stars = field('rating');
  const ofTen = field('rating10');
  if (stars === '' && ofTen === '') return { ...row, kind: 'watched' };
  const halfStars = stars === '' ? halfStarsOfTen(ofTen) : halfStarsOfStars(stars);
  return halfStars === null ? skipReasons.badRating : { ...row, kind: 'rating', halfStars };
}
