// MovieLens 100K: ratings between tabs (`u.data`, or the split files `u1.base` and `u1.test`), movies between bars with a flag for each genre.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { NewMovie } from '../../library/catalogue/catalogue-input.ts';
import type { ArchiveFormat, ReadingContext } from '../archive-format.ts';
import { fileName, type ArchiveFile } from '../archive-source.ts';
import type { RatingLayout } from '../rating-rows.ts';
import { readAllRatings } from '../read-ratings.ts';
import { readText } from '../text-file.ts';
import { noMoviesBeside } from './missing-table.ts';
import { newerGenreName, toMovie } from './movie-fields.ts';
import { readMovies, type MovieTable } from './movie-tables.ts';
import { chooseRatings, type ChosenRatings } from './rating-parts.ts';
import { folderOf, headerlessTables, type HeaderlessTable } from './sniffed-files.ts';
import { lineRows } from './table-rows.ts';

const ratingLayout: RatingLayout = {
  delimiter: '\t',
  userColumn: 0,
  movieColumn: 1,
  ratingColumn: 2,
  timestampColumn: 3,
  columns: 4,
  headerLines: 0,
};

const ratingLine = /^\d+\t\d+\t[1-5](?:\.0)?\t\d+$/u;
const itemLine = /^\d+\|.*(?:\|[01]){19}$/u;
const genreLine = /^[\p{L}'-]+\|\d+$/u;

/** The flags of `u.item` in the order of `u.genre`; the first says that nothing is known. */
const usualGenres = [
  ...['unknown', 'Action', 'Adventure', 'Animation', "Children's", 'Comedy', 'Crime', 'Documentary', 'Drama'],
  ...['Fantasy', 'Film-Noir', 'Horror', 'Musical', 'Mystery', 'Romance', 'Sci-Fi', 'Thriller', 'War'],
  'Western',
];
const firstFlag = 5;
const itemFields = firstFlag + usualGenres.length;

export const movieLens100k: ArchiveFormat = {
  recognise: ({ name, sniffed }) => {
    const { used, leftOut } = chooseRatings(
      headerlessTables(sniffed, (line) => ratingLine.test(line)),
      (file) => fileName(file) === 'u.data',
    );
    const [first] = used;
    if (first === undefined) return null;
    const beside = sniffed.filter(({ file }) => folderOf(file) === folderOf(first.file));
    const [items] = [beside, sniffed].flatMap((files) =>
      headerlessTables(files, (line) => itemLine.test(line)),
    );
    if (items === undefined) throw noMoviesBeside(name, 'u.item');
    const genres = beside.find(({ firstLine }) => genreLine.test(firstLine))?.file ?? null;
    const ratingBytes = used.reduce((sum, { file }) => sum + file.bytes, 0);
    return {
      format: 'MovieLens 100K',
      bytes: ratingBytes + items.file.bytes,
      ratingBytes,
      read: (context) => readArchive({ used, leftOut }, items, genres, context),
    };
  },
};

async function readArchive(
  ratings: ChosenRatings<HeaderlessTable>,
  items: HeaderlessTable,
  genres: ArchiveFile | null,
  context: ReadingContext,
): Promise<void> {
  const names = genres === null ? usualGenres : readGenres(await readText(genres, context));
  for (const movie of (
    await readMovies(itemMovies(items.file, names, items.headerLines), context)
  ).values()) {
    context.writer.addMovie(movie);
  }
  const parts = ratings.used.map(({ file, headerLines }) => ({
    file,
    layout: { ...ratingLayout, headerLines },
  }));
  await readAllRatings({ parts, leftOut: ratings.leftOut }, context);
}

/** `u.genre`: a name and its place on each line. */
function readGenres(text: string): string[] {
  const names = [...usualGenres];
  for (const [, name, place] of text.matchAll(/^([^|\r\n]+)\|(\d+)\r?$/gmu)) {
    if (name !== undefined && Number(place) < names.length) names[Number(place)] = name;
  }
  return names;
}

/** `u.item`: id, title with year, release date, video date, address, flags. */
export function itemMovies(
  file: ArchiveFile,
  genres: readonly string[] = usualGenres,
  headerLines = 0,
): MovieTable {
  return {
    file,
    rows: lineRows(splitItem, headerLines),
    toMovie: (fields): NewMovie | SkipReason => {
      const [movieId = '', title = '', releaseDate = ''] = fields;
      const flagged = genres.filter((_, place) => place > 0 && fields[firstFlag + place]?.trim() === '1');
      const movie = toMovie(movieId, title, flagged.map(newerGenreName));
      if (typeof movie === 'string') return movie;
      return { ...movie, year: movie.year ?? yearOfDate(releaseDate) };
    },
  };
}

/** A bar in the title would shift the flags, so the fields are counted from both ends. */
function splitItem(line: string): string[] | null {
  const fields = line.split('|');
  if (fields.length < itemFields) return null;
  const behind = fields.slice(fields.length - itemFields + 2);
  const [movieId = '', ...title] = fields.slice(0, fields.length - behind.length);
  return [movieId, title.join('|'), ...behind];
}

/** Year of `01-Jan-1995` or `4-Feb-1971`; null for anything else. */
function yearOfDate(date: string): number | null {
  const year = /^\s*\d{1,2}-[A-Za-z]{3}-(\d{4})\s*$/u.exec(date)?.[1];
  return year === undefined ? null : Number(year);
}
