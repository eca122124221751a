// Rows of the diary's entries: what they hold, and how they are read and written.
import type { DiaryEntry } from '../../../contract/diary.ts';
import type { MovieId } from '../../../contract/ids.ts';
import { toStars } from '../../../contract/stars.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import type { DiaryFile } from './diary-file.ts';

/** A movie as the diary keeps it: its id in the current catalogue (null if absent), and what identifies it elsewhere. */
export type DiaryMovie = EntryIdentity & { movieId: number | null; genres?: readonly string[] };

export type EntryRow = {
  entryId: number;
  profileId: number;
  movieId: MovieId | null;
  title: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
  genres: string;
  halfStars: number;
  ratedAtMs: number;
};

export const selectEntries = `SELECT entry_id AS entryId, profile_id AS profileId, movie_id AS movieId, title, year,
  imdb_id AS imdbId, tmdb_id AS tmdbId, genres, half_stars AS halfStars, rated_at_ms AS ratedAtMs FROM entries`;

export type EntryWriter = {
  /** Returns the new entry's id. */
  insert: (profileId: number, movie: DiaryMovie, halfStars: number, ratedAtMs: number) => number;
  update: (entryId: number, halfStars: number, ratedAtMs: number) => void;
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
      @ratedAtMs)`,
  );
  const update = file.write<[number, number, number]>(
    'UPDATE entries SET half_stars = ?, rated_at_ms = ? WHERE entry_id = ?',
  );
  const setMovie = file.write(
    `UPDATE entries SET movie_id = @movieId, title = @title, year = @year, imdb_id = @imdbId, tmdb_id = @tmdbId,
      genres = @genres WHERE entry_id = @entryId`,
  );
  const remove = file.write<[number]>('DELETE FROM entries WHERE entry_id = ?');
  return {
    insert: (profileId, movie, halfStars, ratedAtMs) =>
      Number(
        insert.run({ entryId: null, profileId, ...movieColumns(movie), halfStars, ratedAtMs })
          .lastInsertRowid,
      ),
    update: (entryId, halfStars, ratedAtMs) => {
      update.run(halfStars, ratedAtMs, entryId);
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

/** The columns that say which movie it is, as entries and marks share them. */
export function movieColumns({ movieId, title, year, imdbId, tmdbId, genres = [] }: DiaryMovie): object {
  return { movieId, title, year, imdbId, tmdbId, genres: JSON.stringify(genres) };
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
