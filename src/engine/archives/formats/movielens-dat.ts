// MovieLens 1M and 10M: `.dat` tables without header, `::` between the fields; 10M has half stars and tags, 1M a table of people.
import type { NewMovie } from '../../library/catalogue/catalogue-input.ts';
import type { ArchiveFormat, ReadingContext } from '../archive-format.ts';
import { fileName, type ArchiveFile } from '../archive-source.ts';
import type { RatingLayout } from '../rating-rows.ts';
import { readRatings } from '../read-ratings.ts';
import { noMoviesBeside } from './missing-table.ts';
import { splitGenres, toMovie } from './movie-fields.ts';
import { readMovies, readTags, type MovieTable, type TagTable } from './movie-tables.ts';
import { folderOf, type SniffedFile } from './sniffed-files.ts';
import { lineRows } from './table-rows.ts';

/** User, movie, rating, time; the empty fields come from the doubled colons. */
const ratingLayout: RatingLayout = {
  delimiter: ':',
  userColumn: 0,
  movieColumn: 2,
  ratingColumn: 4,
  timestampColumn: 6,
  columns: 7,
  hasHeader: false,
};

const ratingLine = /^\d+::\d+::[0-5](?:\.\d)?::\d+$/u;
const movieLine = /^\d+::.+::[(\p{L}][^:]*$/u;
const tagLine = /^\d+::\d+::.+::\d+$/u;
const peopleLine = /^\d+::[FM]::\d+::\d+::/u;

export const movieLensDat: ArchiveFormat = {
  recognise: ({ name, sniffed }) => {
    const ratings = largestNamed(
      sniffed.filter(({ firstLine }) => ratingLine.test(firstLine)),
      'ratings.dat',
    );
    if (ratings === null) return null;
    const beside = sniffed.filter(({ file }) => file !== ratings && folderOf(file) === folderOf(ratings));
    const movies = beside.find(({ firstLine }) => movieLine.test(firstLine))?.file;
    if (movies === undefined) throw noMoviesBeside(name, 'movies.dat');
    const tags = largestNamed(
      beside.filter(({ firstLine }) => tagLine.test(firstLine)),
      'tags.dat',
    );
    const hasPeople = beside.some(({ firstLine }) => peopleLine.test(firstLine));
    return {
      format: hasPeople ? 'MovieLens 1M' : 'MovieLens 10M',
      bytes: ratings.bytes + movies.bytes + (tags?.bytes ?? 0),
      ratingBytes: ratings.bytes,
      read: (context) => readArchive(ratings, movies, tags, context),
    };
  },
};

async function readArchive(
  ratings: ArchiveFile,
  movies: ArchiveFile,
  tags: ArchiveFile | null,
  context: ReadingContext,
): Promise<void> {
  for (const movie of (await readMovies(datMovies(movies), context)).values()) context.writer.addMovie(movie);
  await readRatings(ratings, ratingLayout, context);
  if (tags !== null) await readTags(datTags(tags), context);
}

/** `movies.dat`: id, title with year, genres. */
export function datMovies(file: ArchiveFile): MovieTable {
  return {
    file,
    rows: lineRows((line) => splitAround(line, 1, 1)),
    toMovie: ([movieId = '', title = '', genres = '']): NewMovie | string =>
      toMovie(movieId, title, splitGenres(genres)),
  };
}

/** `tags.dat`: user, movie, tag, time. */
export function datTags(file: ArchiveFile): TagTable {
  return {
    file,
    rows: lineRows((line) => splitAround(line, 2, 1)),
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

/** The file of that name, otherwise the largest one: parts of a table look like the whole. */
function largestNamed(sniffed: readonly SniffedFile[], name: string): ArchiveFile | null {
  const files = sniffed.map(({ file }) => file);
  const named = files.find((file) => fileName(file).toLowerCase() === name);
  return named ?? files.toSorted((a, b) => b.bytes - a.bytes)[0] ?? null;
}
