// Ratings and wishlists as movielens.org exports them, and as Matinee writes them: `movie_id,imdb_id,tmdb_id,rating,average_rating,title`.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { parseMovieLensTitle } from '../../archives/movielens-title.ts';
import { halfStarsOfStars, parseId, parseImdbId } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import type { SiteHistory } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTables, type DateOf, type FieldOf } from '../table-rows.ts';
import { listNameOf } from '../untaken.ts';

/** A table with users is an archive of many people, one with genres the archive's list of movies. */
export function recogniseMovieLens(files: readonly HistoryFile[]): SiteHistory | null {
  const tables = files.filter((file) => {
    const has = (name: string): boolean => file.header.columns.includes(name);
    if (!has('movieid') || !has('title') || has('userid')) return false;
    return has('rating') || (!has('genres') && listNameOf(file) === 'watchlist');
  });
  return readTables(tables, parseRow);
}

function parseRow(
  field: FieldOf,
  file: string,
  line: number,
  date: DateOf,
  isWatchlist: boolean,
): SourceRow | SkipReason {
  const parsed = parseMovieLensTitle(field('title'));
  const ids = {
    imdbId: parseImdbId(field('imdbid')),
    tmdbId: parseId(field('tmdbid')),
    movieLensId: parseId(field('movieid')),
  };
  // As the file has it: what is in parentheses may be another title, or part of this one.
  const title = field('title').replace(yearAtEnd(parsed.year), '');
  if (title === '' && Object.values(ids).every((id) => id === null)) return skipReasons.noTitle;
  const row = {
    ...bareRow,
    ...ids,
    ...{ file, line, title, year: parsed.year },
    otherTitles: [parsed.title, ...parsed.alternativeTitles].filter((other) => other !== title),
    ...date('timestamp', 'date', 'ratedat'),
  };
  if (field('rating') === '') return isWatchlist ? { ...row, kind: 'watchlist' } : skipReasons.noRating;
  const halfStars = halfStarsOfStars(field('rating'));
  return halfStars === null ? skipReasons.badRating : { ...row, kind: 'rating', halfStars };
}

function yearAtEnd(year: number | null): RegExp {
  return year === null ? /$^/u : /\s*\([^()]*\)\s*$/u;
}
