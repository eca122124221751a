// The two tables that all MovieLens sets have in their own layouts, movies and tags, once their rows are split into fields.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { NewMovie } from '../../library/catalogue/catalogue-input.ts';
import { checkLimit } from '../../library/catalogue/catalogue-limits.ts';
import type { ReadingContext } from '../archive-format.ts';
import type { ArchiveFile } from '../archive-source.ts';
import { secondsOfText } from '../rating-times.ts';
import { toId } from './movie-fields.ts';
import { readTableRows, type RowReader } from './table-rows.ts';

export type MovieTable = {
  file: ArchiveFile;
  rows: RowReader;
  /** The movie of a row, or the reason why it is invalid. */
  toMovie: (fields: readonly string[]) => NewMovie | SkipReason;
};

export type TagTable = {
  file: ArchiveFile;
  rows: RowReader;
  toTag: (fields: readonly string[]) => TagFields;
};

export type TagFields = { userId: string; movieId: string; tag: string; timestamp: string };

/** All movies by id; of two with the same id the first counts. */
export async function readMovies(table: MovieTable, context: ReadingContext): Promise<Map<number, NewMovie>> {
  const movies = new Map<number, NewMovie>();
  context.meter.enter('movies');
  await readTableRows(table.file, table.rows, context, (fields) => {
    const movie = table.toMovie(fields);
    if (typeof movie === 'string') return movie;
    if (movies.has(movie.movieId)) return 'the movie id was used before; the first movie counts';
    movies.set(movie.movieId, movie);
    checkLimit('movies', movies.size);
    return null;
  });
  return movies;
}

/** Adds all tags to the catalogue. */
export async function readTags(table: TagTable, context: ReadingContext): Promise<void> {
  context.meter.enter('tags');
  await readTableRows(table.file, table.rows, context, (fields) => {
    const { userId, movieId, tag, timestamp } = table.toTag(fields);
    const [user, movie, name, time] = [toId(userId), toId(movieId), tag.trim(), toSeconds(timestamp)];
    if (user === null) return 'the user id is not a whole number';
    if (movie === null) return 'the movie id is not a whole number';
    if (name === '') return 'the tag is empty';
    if (!Number.isSafeInteger(time)) return 'the time is not a number';
    if (!context.writer.hasMovie(movie)) return 'the list of movies does not have this movie';
    context.writer.addTag(user, movie, name, time);
    return null;
  });
}

function toSeconds(text: string): number {
  const number = Number(text);
  return Number.isFinite(number) ? Math.floor(number) : secondsOfText(text);
}
