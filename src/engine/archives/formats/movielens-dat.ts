// MovieLens 1M and 10M: `.dat` tables without header, `::` between the fields; 10M has half stars and tags, 1M a table of people.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { NewMovie } from '../../library/catalogue/catalogue-input.ts';
import type { ArchiveFormat, ReadingContext } from '../archive-format.ts';
import { fileName, type ArchiveFile } from '../archive-source.ts';
import type { RatingLayout } from '../rating-rows.ts';
import { readAllRatings } from '../read-ratings.ts';
import { noMoviesBeside } from './missing-table.ts';
import { splitGenres, toMovie } from './movie-fields.ts';
import { readMovies, readTags, type MovieTable, type TagTable } from './movie-tables.ts';
import { chooseRatings, type ChosenRatings } from './rating-parts.ts';
import { folderOf, headerlessTables, type HeaderlessTable } from './sniffed-files.ts';
import { lineRows } from './table-rows.ts';

/** User, movie, rating, time; the empty fields come from the doubled colons. */
const ratingLayout: RatingLayout = {
  delimiter: ':',
  userColumn: 0,
  movieColumn: 2,
  ratingColumn: 4,
  timestampColumn: 6,
  columns: 7,
  headerLines: 0,
};

const ratingLine = /^\d+::\d+::[0-5](?:\.\d)?::\d+$/u;
const movieLine = /^\d+::.+::[(\p{L}][^:]*$/u;
const tagLine = /^\d+::\d+::.+::\d+$/u;
const peopleLine = /^\d+::[FM]::\d+::\d+::/u;

export const movieLensDat: ArchiveFormat = {
  recognise: ({ name, sniffed }) => {
    const { used, leftOut } = chooseRatings(
      headerlessTables(sniffed, (line) => ratingLine.test(line)),
      (file) => fileName(file).toLowerCase() === 'ratings.dat',
    );
    const [first] = used;
    if (first === undefined) return null;
    const others = sniffed.filter(({ file }) => !used.some((each) => each.file === file));
    const beside = others.filter(({ file }) => folderOf(file) === folderOf(first.file));
    const [movies] = [beside, others].flatMap((files) =>
      headerlessTables(files, (line) => movieLine.test(line)),
    );
    if (movies === undefined) throw noMoviesBeside(name, 'movies.dat');
    const tags = largestNamed(
      headerlessTables(beside, (line) => tagLine.test(line)),
      'tags.dat',
    );
    const hasPeople = beside.some(({ firstLine }) => peopleLine.test(firstLine));
    const ratingBytes = used.reduce((sum, { file }) => sum + file.bytes, 0);
    return {
      format: hasPeople ? 'MovieLens 1M' : 'MovieLens 10M',
      bytes: ratingBytes + movies.file.bytes + (tags?.file.bytes ?? 0),
      ratingBytes,
      read: (context) => readArchive({ used, leftOut }, movies, tags, context),
    };
  },
};

async function readArchive(
  ratings: ChosenRatings<HeaderlessTable>,
  movies: HeaderlessTable,
  tags: HeaderlessTable | null,
  context: ReadingContext,
): Promise<void> {
  const { headerLines } = movies;
  for (const movie of (await readMovies(datMovies(movies.file, headerLines), context)).values()) {
    context.writer.addMovie(movie);
  }
  const parts = ratings.used.map((part) => ({
    file: part.file,
    layout: { ...ratingLayout, headerLines: part.headerLines },
  }));
  await readAllRatings({ parts, leftOut: ratings.leftOut }, context);
  if (tags !== null) await readTags(datTags(tags.file, tags.headerLines), context);
}

/** `movies.dat`: id, title with year, genres. */
export function datMovies(file: ArchiveFile, headerLines = 0): MovieTable {
  return {
    file,
    rows: lineRows((line) => splitAround(line, 1, 1), headerLines),
    toMovie: ([movieId = '', title = '', genres = '']): NewMovie | SkipReason =>
      toMovie(movieId, title, splitGenres(genres)),
  };
}

/** `tags.dat`: user, movie, tag, time. */
export function datTags(file: ArchiveFile, headerLines = 0): TagTable {
  return {
    file,
    rows: lineRows((line) => splitAround(line, 2, 1), headerLines),
    toTag: ([userId = '', movieId = '', tag = '', timestamp = '']) => ({ userId, movieId, tag, timestamp }),
  };
}

/** The fields before and after one that may hold `::` itself; null if there are too few. */
function splitAround(line: string, before: number, after: number): string[] | null {
  const fields = line.split('::');
  if (fields.length < before + 1 + after) return null;
  const middle = fields.slice(before, fields.length - after).join('::');
  return [...fields.slice(0, before), middle, ...fields.slice(fields.length - after)];
}

/** The file of that name, otherwise the largest one. */
function largestNamed(tables: readonly HeaderlessTable[], name: string): HeaderlessTable | null {
  const named = tables.find(({ file }) => fileName(file).toLowerCase() === name);
  return named ?? tables.toSorted((a, b) => b.file.bytes - a.file.bytes)[0] ?? null;
}
