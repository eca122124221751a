// Ratings and lists as IMDb exports them, of today and of before 2017.
import { halfStarsOfTen, parseDate, parseImdbId, parseYear } from '../field-values.ts';
import { skipReasons, type HistoryFile, type ReadRows } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTable, type FieldOf } from '../table-rows.ts';

const ratingColumns = ['yourrating', 'yourated'];

/** Lists have the same columns behind a `Position`, and no rating for what the person only listed. */
export function recogniseImdb(files: readonly HistoryFile[]): ReadRows | null {
  const file = files.find(
    ({ header: { columns } }) =>
      columns.includes('const') && ratingColumns.some((name) => columns.includes(name)),
  );
  if (file === undefined) return null;
  return (reading) => readTable(file, reading, (field, line) => parseRow(field, file.path, line));
}

function parseRow(field: FieldOf, file: string, line: number): SourceRow | string {
  const worth = worthOf(field('titletype'));
  if (worth === 'television') return skipReasons.television;
  if (worth === 'nothing') return skipReasons.noMovie;
  const imdbId = parseImdbId(field('const'));
  const title = field('title');
  if (title === '' && imdbId === null) return skipReasons.noTitle;
  const rating = field(...ratingColumns);
  if (rating === '') return skipReasons.noRating;
  const halfStars = halfStarsOfTen(rating);
  if (halfStars === null) return skipReasons.badRating;
  const originalTitle = field('originaltitle');
  return {
    ...bareRow,
    ...{ kind: 'rating', file, line, title, imdbId, halfStars },
    otherTitles: originalTitle === '' || originalTitle === title ? [] : [originalTitle],
    year: parseYear(field('year')),
    datedAtMs: parseDate(field('daterated', 'created')),
    onlyById: worth === 'perhaps',
  };
}

/**
 * What a title type is worth: `Movie`, `movie` and the earlier `Feature Film` are movies; shorts, TV films and videos are where the
 * catalogue has them. A type that is missing is taken for a movie's.
 */
function worthOf(titleType: string): 'movie' | 'perhaps' | 'television' | 'nothing' {
  const type = titleType.toLowerCase().replace(/[^a-z]/gu, '');
  if (['', 'movie', 'featurefilm'].includes(type)) return 'movie';
  const perhaps = ['short', 'shortfilm', 'tvmovie', 'tvshort', 'tvspecial', 'video', 'documentary'];
  if (perhaps.includes(type)) return 'perhaps';
  return /^(?:tv|mini)|series|episode/u.test(type) ? 'television' : 'nothing';
}
