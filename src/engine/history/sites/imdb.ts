// Ratings and lists as IMDb exports them, of today and of before 2017.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { halfStarsOfTen, parseImdbId, parseYear } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import type { SiteHistory } from '../history-format.ts';
import { listNameOfFile } from '../source-list.ts';
import { type SourceList, bareRow, type SourceRow } from '../source-row.ts';
import { readTable, type DateOf, type FieldOf } from '../table-rows.ts';
import { listNameOf } from '../untaken.ts';

const ratingColumns = ['yourrating', 'yourated'];

/**
 * Lists have the same columns as ratings behind a `Position`. One that is named so is the watchlist. Ratings of before 2017 have a
 * `Position` too: a table that is named so, or in which everything is rated, is no list.
 */
export function recogniseImdb(files: readonly HistoryFile[]): SiteHistory | null {
  const tables = files.filter(
    ({ header: { columns } }) =>
      columns.includes('const') &&
      ['title', 'titletype', ...ratingColumns].some((name) => columns.includes(name)),
  );
  if (tables.length === 0) return null;
  return {
    files: tables,
    read: async (reading) => {
      const rows: SourceRow[] = [];
      for (const file of tables) {
        const isWatchlist = listNameOf(file) === 'watchlist';
        const mayBeList = !isWatchlist && isListLike(file);
        const list = { name: listNameOfFile(file.path), note: '', isOrdered: true };
        const found = await readTable(file, reading, (field, line, date) =>
          parseRow(field, file.path, line, date, { isWatchlist, list: mayBeList ? list : null }),
        );
        const rated = found.filter(({ kind }) => kind === 'rating');
        const isOld = file.header.columns.includes('yourated');
        const isRatings = mayBeList && isOld && rated.length * 2 === found.length;
        rows.push(...(isRatings ? rated : found));
      }
      return rows;
    },
  };
}

function isListLike({ path, header: { columns } }: HistoryFile): boolean {
  return columns.includes('position') && !/rating/iu.test(listNameOfFile(path));
}

function parseRow(
  field: FieldOf,
  file: string,
  line: number,
  date: DateOf,
  { isWatchlist, list }: { isWatchlist: boolean; list: SourceList | null },
): SourceRow[] | SkipReason {
  const worth = worthOf(field('titletype'));
  if (worth === 'television') return skipReasons.television;
  if (worth === 'nothing') return skipReasons.noMovie;
  const imdbId = parseImdbId(field('const'));
  const title = field('title');
  if (title === '' && imdbId === null) return skipReasons.noTitle;
  const rating = field(...ratingColumns);
  const halfStars = halfStarsOfTen(rating);
  if (rating !== '' && halfStars === null) return skipReasons.badRating;
  if (rating === '' && !isWatchlist && list === null) return skipReasons.noRating;
  const originalTitle = field('originaltitle');
  const row = {
    ...bareRow,
    ...{ file, line, title, imdbId },
    otherTitles: originalTitle === '' || originalTitle === title ? [] : [originalTitle],
    year: parseYear(field('year')),
    onlyById: worth === 'perhaps',
  };
  return [
    ...(halfStars === null
      ? []
      : [{ ...row, kind: 'rating', halfStars, ...date('daterated', 'created') } as const]),
    ...(isWatchlist ? [{ ...row, kind: 'watchlist', ...date('created') } as const] : []),
    ...(list === null ? [] : [{ ...row, kind: 'list', list, note: field('description') } as const]),
  ];
}

/**
 * What a title type is worth: films for the cinema, for television and on disc are movies, under their names of today and of before; shorts
 * and specials are where the catalogue has them. A type that is missing is taken for a movie's.
 */
function worthOf(titleType: string): 'movie' | 'perhaps' | 'television' | 'nothing' {
  const type = titleType.toLowerCase().replace(/[^a-z]/gu, '');
  if (['', 'movie', 'featurefilm', 'documentary', 'tvmovie', 'video'].includes(type)) return 'movie';
  if (['short', 'shortfilm', 'tvshort', 'tvspecial'].includes(type)) return 'perhaps';
  return /^(?:tv|mini)|series|episode/u.test(type) ? 'television' : 'nothing';
}
