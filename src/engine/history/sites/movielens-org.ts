// Ratings as movielens.org exports them, and as Matinee writes them in the same layout: `movie_id,imdb_id,tmdb_id,rating,average_rating,title`.
import { parseMovieLensTitle } from '../../archives/movielens-title.ts';
import { halfStarsOfStars, parseDate, parseId, parseImdbId } from '../field-values.ts';
import { skipReasons, type HistoryFile, type ReadRows } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';
import { readTable, type FieldOf } from '../table-rows.ts';

/** A table with users is an archive of many people. */
export function recogniseMovieLens(files: readonly HistoryFile[]): ReadRows | null {
  const file = files.find(
    ({ header: { columns } }) =>
      ['movieid', 'rating', 'title'].every((name) => columns.includes(name)) && !columns.includes('userid'),
  );
  if (file === undefined) return null;
  return (reading) => readTable(file, reading, (field, line) => parseRow(field, file.path, line));
}

function parseRow(field: FieldOf, file: string, line: number): SourceRow | string {
  const parsed = parseMovieLensTitle(field('title'));
  const ids = {
    imdbId: parseImdbId(field('imdbid')),
    tmdbId: parseId(field('tmdbid')),
    movieLensId: parseId(field('movieid')),
  };
  // As the file has it: what is in parentheses may be another title, or part of this one.
  const title = field('title').replace(yearAtEnd(parsed.year), '');
  if (title === '' && Object.values(ids).every((id) => id === null)) return skipReasons.noTitle;
  if (field('rating') === '') return skipReasons.noRating;
  const halfStars = halfStarsOfStars(field('rating'));
  if (halfStars === null) return skipReasons.badRating;
  const datedAtMs = secondsToMs(field('timestamp')) ?? parseDate(field('date', 'ratedat'));
  return {
    ...bareRow,
    ...ids,
    ...{ kind: 'rating', file, line, title, year: parsed.year, halfStars, datedAtMs },
    otherTitles: [parsed.title, ...parsed.alternativeTitles].filter((other) => other !== title),
  };
}

function yearAtEnd(year: number | null): RegExp {
  return year === null ? /$^/u : /\s*\([^()]*\)\s*$/u;
}

function secondsToMs(text: string): number | null {
  return /^\d{9,10}$/u.test(text) ? Number(text) * 1000 : null;
}
