// Letterboxd's export, as a zip or one of its tables, and the layout that Letterboxd imports.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { MatineeError } from '../../../contract/errors.ts';
import type { UntakenKind } from '../../../contract/history.ts';
import { halfStarsOfStars, halfStarsOfTen, parseId, parseImdbId, parseYear } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import { isLetterboxdList, readLetterboxdList } from './letterboxd-list.ts';
import type { ReadingHistory, SiteHistory } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTable, type DateOf, type FieldOf } from '../table-rows.ts';
import { countRows, deletedFolders, isInFolder, listNameOf } from '../untaken.ts';

/** Ratings, viewings, films watched, to watch or liked, a list, or what the diary has no place for. `own` is the layout that Letterboxd imports. */
type MarkedRole = 'watched' | 'watchlist' | 'liked';
type TakenRole = 'ratings' | 'viewings' | 'reviews' | 'own' | MarkedRole;
type Role = TakenRole | 'list' | UntakenKind;
type Table = { file: HistoryFile; role: Role };

const importColumns = new Set([
  ...['letterboxduri', 'tmdbid', 'imdbid', 'title', 'name', 'year', 'directors', 'rating', 'rating10'],
  ...['watcheddate', 'date', 'rewatch', 'tags', 'review', 'rateddate', 'with'],
]);
const markedRoles: readonly MarkedRole[] = ['watched', 'watchlist', 'liked'];
const takenRoles: readonly Role[] = ['ratings', 'viewings', 'reviews', 'own', ...markedRoles];

/**
 * `ratings.csv` has each film's present stars, `diary.csv` its viewings with the stars of each, and `reviews.csv` those with words, also
 * some that are not in the diary; `watched.csv`, `watchlist.csv` and `likes/films.csv` have the rest.
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
      for (const { file, role } of tables) {
        if (role === 'list') rows.push(...(await readLetterboxdList(file, reading)));
        else if (isTaken(role)) rows.push(...(await readRows(file, role, reading)));
        else reading.untaken.add(role, file.path, await countRows(file));
      }
      return withReviewsInViewings(rows, tables);
    },
  };
}

function isTaken(role: Role): role is TakenRole {
  return takenRoles.includes(role);
}

/** A review is of a viewing of the diary, or one by itself: the address of both is the viewing's. */
function withReviewsInViewings(rows: readonly SourceRow[], tables: readonly Table[]): SourceRow[] {
  const reviews = new Set(tables.flatMap(({ file, role }) => (role === 'reviews' ? [file.path] : [])));
  const ofReviews = rows.filter(({ file }) => reviews.has(file));
  const byViewing = new Map(ofReviews.map((row) => [viewingKey(row), row]));
  const merged = new Set<SourceRow>();
  const others = rows
    .filter(({ file }) => !reviews.has(file))
    .map((row) => {
      const review = row.kind === 'viewing' ? byViewing.get(viewingKey(row)) : undefined;
      if (review === undefined) return row;
      merged.add(review);
      return { ...row, note: review.note };
    });
  return [...others, ...ofReviews.filter((row) => !merged.has(row))];
}

function viewingKey({ title, year, datedAtMs }: SourceRow): string {
  return JSON.stringify([title, year, datedAtMs]);
}

/** What makes a table what it is are its columns; the lists without stars have the same ones, and there the name says it. */
function roleOf({ path, header: { columns }, names, kind }: HistoryFile): Role | null {
  const has = (...all: string[]): boolean => all.every((name) => columns.includes(name));
  const hasTitle = has('name') || has('title');
  if (kind === 'json') return null;
  if (isLetterboxdList({ names })) return isInFolder(path, ...deletedFolders) ? 'deleted' : 'list';
  if (!hasTitle) return null;
  if (has('position') && (has('letterboxduri') || has('url'))) return 'list';
  if (isImportLayout(columns)) return 'own';
  if (!has('letterboxduri')) return null;
  if (isInFolder(path, ...deletedFolders)) return 'deleted';
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

async function readRows(file: HistoryFile, role: TakenRole, reading: ReadingHistory): Promise<SourceRow[]> {
  const { columns } = file.header;
  // The site's own files have its addresses, and no other scale: there a rating above 5 costs its row.
  const isOfSite = ['name', 'date', 'letterboxduri'].every((name) => columns.includes(name));
  return readTable(file, reading, (field, line, date) => {
    if (!isOfSite) refuseOtherScale(file, field('rating'));
    return parseRow(field, role, file.path, line, date, columns);
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
  role: TakenRole,
  file: string,
  line: number,
  date: DateOf,
  columns: readonly string[],
): SourceRow | SkipReason {
  const title = field('name', 'title');
  const ids = { imdbId: parseImdbId(field('imdbid')), tmdbId: parseId(field('tmdbid')) };
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return skipReasons.noTitle;
  const uri = field('letterboxduri');
  // A viewing has an address of its own.
  const isPerViewing = ['watcheddate', 'rewatch', 'review'].some((name) => columns.includes(name));
  const row = {
    ...bareRow,
    ...ids,
    ...{ file, line, title, year: parseYear(field('year')) },
    siteFilm: isPerViewing || uri === '' ? null : uri,
  };
  if (isMarked(role)) return { ...row, ...date('date'), kind: role };
  const stars = field('rating');
  const ofTen = field('rating10');
  const halfStars = stars === '' ? halfStarsOfTen(ofTen) : halfStarsOfStars(stars);
  if (halfStars === null && stars + ofTen !== '') return skipReasons.badRating;
  const viewing = viewingOf(field);
  const isViewing = role === 'viewings' || role === 'reviews' || saysOfViewing(field);
  if (isViewing && isWorthKeeping(field, halfStars)) {
    const watched = columns.includes('watcheddate') ? date('watcheddate') : date('date');
    return { ...row, ...viewing, ...watched, kind: 'viewing', halfStars, notedAtMs: date('date').datedAtMs };
  }
  if (halfStars === null) return { ...row, ...date('date'), kind: 'watched' };
  return { ...row, ...date('rateddate', 'date'), kind: 'rating', halfStars };
}

function viewingOf(field: FieldOf): Pick<SourceRow, 'note' | 'tags' | 'isRewatch' | 'companions'> {
  const tags = field('tags').split(',');
  return {
    note: field('review'),
    tags: [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))],
    isRewatch: /^(?:yes|true|1)$/iu.test(field('rewatch')),
    companions: field('with'),
  };
}

/** In the layout that Letterboxd imports a row may be a rating alone. */
function saysOfViewing(field: FieldOf): boolean {
  return ['watcheddate', 'rewatch', 'tags', 'review', 'with'].some((name) => field(name) !== '');
}

/** A viewing of an unknown day of which nothing is said is a film watched. */
function isWorthKeeping(field: FieldOf, halfStars: number | null): boolean {
  return halfStars !== null || saysOfViewing(field) || field('date') !== '';
}
