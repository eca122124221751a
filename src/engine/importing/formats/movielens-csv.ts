// The MovieLens CSV family: latest, latest-small, 20M, 25M and 32M.
import type { NewMovie } from '../../library/catalogue-input.ts';
import { nextTurn } from '../../library/next-turn.ts';
import type { ArchiveFormat, ReadingContext } from '../archive-format.ts';
import { readCsv } from '../csv.ts';
import { parseMovieLensTitle } from '../movielens-title.ts';
import type { RatingLayout } from '../rating-rows.ts';
import { readRatings } from '../read-ratings.ts';
import type { TableHeader } from '../table-header.ts';
import { readText } from '../text-file.ts';
import { findTables, type MovieLensTable, type MovieLensTables } from './movielens-files.ts';

type Link = { imdbId: string | null; tmdbId: number | null };

const noGenres = '(no genres listed)';
const maxId = 2 ** 31 - 1;
/** Rows of text between two turns of the event loop. */
const turnRows = 2_000;

export const movieLensCsv: ArchiveFormat = {
  recognise: async (source, signal) => {
    const tables = await findTables(source, signal);
    if (tables === null) return null;
    const used = [tables.ratings, tables.movies, tables.links, tables.tags].filter((table) => table !== null);
    return {
      format: 'MovieLens CSV',
      bytes: used.reduce((sum, table) => sum + table.file.bytes, 0),
      ratingBytes: tables.ratings.file.bytes,
      read: (context) => readArchive(tables, context),
    };
  },
};

async function readArchive(tables: MovieLensTables, context: ReadingContext): Promise<void> {
  for (const file of tables.unusable) {
    context.skipped.add(file.path, 1, 'the file does not have the columns of its name and was left out');
  }
  const movies = await readMovies(tables.movies, context);
  const links = tables.links === null ? null : await readLinks(tables.links, movies, context);
  for (const movie of movies.values()) context.writer.addMovie({ ...movie, ...links?.get(movie.movieId) });
  await readRatings(tables.ratings.file, ratingLayout(tables.ratings.header), context);
  if (tables.tags !== null) await readTags(tables.tags, context);
}

async function readMovies(table: MovieLensTable, context: ReadingContext): Promise<Map<number, NewMovie>> {
  const movies = new Map<number, NewMovie>();
  context.meter.enter('movies');
  await readRows(table, context, (field) => {
    const movieId = toId(field('movieid'));
    const rawTitle = field('title').trim();
    if (movieId === null) return 'the movie id is not a whole number';
    if (rawTitle === '') return 'the title is empty';
    if (movies.has(movieId)) return 'the movie id was used before; the first movie counts';
    movies.set(movieId, { movieId, ...parseMovieLensTitle(rawTitle), genres: splitGenres(field('genres')) });
    return null;
  });
  return movies;
}

async function readLinks(
  table: MovieLensTable,
  movies: ReadonlyMap<number, NewMovie>,
  context: ReadingContext,
): Promise<Map<number, Link>> {
  const links = new Map<number, Link>();
  context.meter.enter('links');
  await readRows(table, context, (field) => {
    const movieId = toId(field('movieid'));
    if (movieId === null) return 'the movie id is not a whole number';
    if (!movies.has(movieId)) return 'the list of movies does not have this movie';
    const imdb = field('imdbid').trim().replace(/^tt/u, '');
    const tmdb = field('tmdbid').trim();
    if ((imdb !== '' && toId(imdb) === null) || (tmdb !== '' && toId(tmdb) === null)) {
      return 'the imdb or tmdb id is not a whole number';
    }
    links.set(movieId, {
      imdbId: imdb === '' ? null : `tt${imdb.padStart(7, '0')}`,
      tmdbId: tmdb === '' ? null : toId(tmdb),
    });
    return null;
  });
  return links;
}

async function readTags(table: MovieLensTable, context: ReadingContext): Promise<void> {
  context.meter.enter('tags');
  await readRows(table, context, (field) => {
    const userId = toId(field('userid'));
    const movieId = toId(field('movieid'));
    const tag = field('tag').trim();
    const time = Number(field('timestamp'));
    if (userId === null) return 'the user id is not a whole number';
    if (movieId === null) return 'the movie id is not a whole number';
    if (tag === '') return 'the tag is empty';
    if (!Number.isSafeInteger(time)) return 'the time is not a number';
    if (!context.writer.hasMovie(movieId)) return 'the list of movies does not have this movie';
    context.writer.addTag(userId, movieId, tag, time);
    return null;
  });
}

/** Calls `take` for each row of the table; what it answers is the reason why the row is skipped, or null. */
async function readRows(
  { file, header }: MovieLensTable,
  { meter, skipped, signal }: ReadingContext,
  take: (field: (column: string) => string) => string | null,
): Promise<void> {
  const text = await readText(file, { signal, onBytes: (bytes) => meter.addBytes(bytes) });
  const places = new Map(header.columns.map((name, place) => [name, place]));
  let rows = -1;
  for (const { line, fields, problem } of readCsv(text, header.delimiter)) {
    rows += 1;
    if (rows === 0) continue;
    const isRagged = fields.length !== header.columns.length;
    const reason =
      problem ??
      (isRagged
        ? 'the row has too few or too many fields'
        : take((column) => fields[places.get(column) ?? -1] ?? ''));
    if (reason !== null) skipped.add(file.path, line, reason);
    if (rows % turnRows === 0) {
      meter.addRows(turnRows);
      await nextTurn(signal);
    }
  }
  meter.addRows(Math.max(rows, 0) % turnRows);
  skipped.refuseMostlyBad(file.path, rows);
}

/** Where a table of ratings with this header keeps its columns. */
export function ratingLayout({ delimiter, columns }: TableHeader): RatingLayout {
  const timestampColumn = columns.indexOf('timestamp');
  return {
    delimiter,
    userColumn: columns.indexOf('userid'),
    movieColumn: columns.indexOf('movieid'),
    ratingColumn: columns.indexOf('rating'),
    timestampColumn: timestampColumn < 0 ? null : timestampColumn,
    columns: columns.length,
    hasHeader: true,
  };
}

/** A whole number that an id can be; null for anything else. */
function toId(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,10}$/u.test(trimmed)) return null;
  const id = Number(trimmed);
  return id <= maxId ? id : null;
}

/** `Adventure|Children` as a list. */
export function splitGenres(text: string): string[] {
  return text
    .split('|')
    .map((genre) => genre.trim())
    .filter((genre) => genre !== '' && genre !== noGenres);
}
