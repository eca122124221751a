// Rows of the diary's entries: what they hold, and how they are read and written.
import type { DiaryEntry } from '../../../contract/diary.ts';
import type { MovieId } from '../../../contract/ids.ts';
import { toStars } from '../../../contract/stars.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import type { DiaryFile } from './diary-file.ts';

/** A movie as the diary keeps it: its id in the current catalogue (null if absent), and what identifies it elsewhere. */
export type DiaryMovie = EntryIdentity & { movieId: number | null; genres?: readonly string[] };

/** Stars and when they were given: a time, or a day as `calendarDay` has it. */
export type Rating = { halfStars: number; ratedAtMs: number };

export type EntryRow = {
  entryId: number;
  profileId: number;
  movieId: MovieId | null;
  title: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
  genres: string;
  /** Those that count. */
  halfStars: number;
  ratedAtMs: number;
  /** Those that were given to the movie itself, not to a viewing of it; both are null where there are none. */
  givenHalfStars: number | null;
  givenAtMs: number | null;
};

export const selectEntries = `SELECT entry_id AS entryId, profile_id AS profileId, movie_id AS movieId, title, year,
  imdb_id AS imdbId, tmdb_id AS tmdbId, genres, half_stars AS halfStars, rated_at_ms AS ratedAtMs,
  given_half_stars AS givenHalfStars, given_at_ms AS givenAtMs FROM entries`;

export type EntryWriter = {
  /** Adds an entry with stars that were given to the movie itself. Returns its id. */
  insert: (profileId: number, movie: DiaryMovie, given: Rating) => number;
  /** Adds an entry whose stars are those of viewings. Returns its id. */
  insertCounted: (profileId: number, movie: DiaryMovie, counting: Rating) => number;
  /** Gives stars to the movie itself, which count from now on. */
  give: (entryId: number, given: Rating) => void;
  /** Sets or takes away what was given to the movie itself; what counts stays as it is. */
  setGiven: (entryId: number, given: Rating | null) => void;
  /** Sets what counts. */
  count: (entryId: number, counting: Rating) => void;
  /** Gives the entry another movie, with what identifies that. */
  setMovie: (entryId: number, movie: DiaryMovie) => void;
  /** Nothing happens where the entry is gone already. */
  remove: (entryId: number) => void;
  /** Puts a removed row back as it was, but for its movie. */
  restore: (row: Omit<EntryRow, 'movieId'> & { movieId: number | null }) => void;
};

export function createEntryWriter(file: DiaryFile): EntryWriter {
  // Without the columns' names, so that a column of the table that is missing here is an error, not a loss.
  const insert = file.write(
    `INSERT INTO entries VALUES (@entryId, @profileId, @movieId, @title, @year, @imdbId, @tmdbId, @genres, @halfStars,
      @ratedAtMs, @givenHalfStars, @givenAtMs)`,
  );
  const setGiven = file.write<[number | null, number | null, number]>(
    'UPDATE entries SET given_half_stars = ?, given_at_ms = ? WHERE entry_id = ?',
  );
  const count = file.write<[number, number, number]>(
    'UPDATE entries SET half_stars = ?, rated_at_ms = ? WHERE entry_id = ?',
  );
  const setMovie = file.write(movieUpdate('entries', 'entry_id = @entryId'));
  const remove = file.write<[number]>('DELETE FROM entries WHERE entry_id = ?');
  const add = (profileId: number, movie: DiaryMovie, counting: Rating, given: Rating | null): number =>
    Number(
      insert.run({ entryId: null, profileId, ...movieColumns(movie), ...counting, ...givenColumns(given) })
        .lastInsertRowid,
    );
  return {
    insert: (profileId, movie, given) => add(profileId, movie, given, given),
    insertCounted: (profileId, movie, counting) => add(profileId, movie, counting, null),
    give: (entryId, { halfStars, ratedAtMs }) => {
      setGiven.run(halfStars, ratedAtMs, entryId);
      count.run(halfStars, ratedAtMs, entryId);
    },
    setGiven: (entryId, given) => {
      setGiven.run(given?.halfStars ?? null, given?.ratedAtMs ?? null, entryId);
    },
    count: (entryId, { halfStars, ratedAtMs }) => {
      count.run(halfStars, ratedAtMs, entryId);
    },
    setMovie: (entryId, movie) => {
      setMovie.run({ entryId, ...movieColumns(movie) });
    },
    remove: (entryId) => {
      remove.run(entryId);
    },
    restore: (row) => {
      insert.run(row);
    },
  };
}

/** The columns that say which movie it is, as entries, viewings and marks share them. */
export function movieColumns({ movieId, title, year, imdbId, tmdbId, genres = [] }: DiaryMovie): object {
  return { movieId, title, year, imdbId, tmdbId, genres: JSON.stringify(genres) };
}

/** A statement that gives rows another movie, with the columns of `movieColumns`. */
export function movieUpdate(table: string, which: string): string {
  return `UPDATE ${table} SET movie_id = @movieId, title = @title, year = @year, imdb_id = @imdbId, tmdb_id = @tmdbId,
    genres = @genres WHERE ${which}`;
}

/** What was given to the movie itself; null where all of its stars are its viewings'. */
export function givenOf({ givenHalfStars, givenAtMs }: EntryRow): Rating | null {
  return givenHalfStars === null || givenAtMs === null
    ? null
    : { halfStars: givenHalfStars, ratedAtMs: givenAtMs };
}

function givenColumns(given: Rating | null): object {
  return { givenHalfStars: given?.halfStars ?? null, givenAtMs: given?.ratedAtMs ?? null };
}

export function toEntry(row: EntryRow): DiaryEntry {
  return {
    entryId: row.entryId,
    movieId: row.movieId,
    title: row.title,
    year: row.year,
    genres: readTexts(row.genres),
    stars: toStars(row.halfStars),
    ratedAtMs: row.ratedAtMs,
  };
}
