// Rows of the diary's viewings: what they hold, and how they are read and written.
import type { MovieId } from '../../../contract/ids.ts';
import { toHalfStars, toStars } from '../../../contract/stars.ts';
import type { Viewing, ViewingDetails } from '../../../contract/viewings.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { DiaryFile } from './diary-file.ts';
import { movieColumns, movieUpdate, type DiaryMovie } from './entry-rows.ts';

export type ViewingRow = {
  viewingId: number;
  profileId: number;
  movieId: MovieId | null;
  title: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
  genres: string;
  watchedAtMs: number | null;
  halfStars: number | null;
  note: string;
  tags: string;
  isRewatch: number;
  companions: string;
  importId: number | null;
  notedAtMs: number;
};

export const selectViewings = `SELECT viewing_id AS viewingId, profile_id AS profileId, movie_id AS movieId, title, year,
  imdb_id AS imdbId, tmdb_id AS tmdbId, genres, watched_at_ms AS watchedAtMs, half_stars AS halfStars, note, tags,
  is_rewatch AS isRewatch, companions, import_id AS importId, noted_at_ms AS notedAtMs FROM viewings`;

export type NewViewing = { movie: DiaryMovie; details: ViewingDetails; notedAtMs: number };

export type ViewingWriter = {
  /** Returns the new viewing's id. */
  insert: (profileId: number, viewing: NewViewing, importId: number | null) => number;
  /** What the person says of it, who is then the one that it comes from: undoing its import leaves it. */
  change: (viewingId: number, details: ViewingDetails) => void;
  /** Fills in what a later import says of it. */
  describe: (viewingId: number, note: string, tags: readonly string[]) => void;
  /** Gives the viewing another movie, with what identifies that. */
  setMovie: (viewingId: number, movie: DiaryMovie) => void;
  remove: (viewingId: number) => void;
  /** Writes the row as it was, whether it is there or not; without its import where that was undone since. */
  restore: (row: ViewingRow) => void;
};

export function createViewingWriter(file: DiaryFile): ViewingWriter {
  // Without the columns' names, so that a column of the table that is missing here is an error, not a loss.
  const put = file.write(
    `INSERT OR REPLACE INTO viewings VALUES (@viewingId, @profileId, @movieId, @title, @year, @imdbId, @tmdbId, @genres,
      @watchedAtMs, @halfStars, @note, @tags, @isRewatch, @companions,
      (SELECT import_id FROM imports WHERE import_id = @importId), @notedAtMs)`,
  );
  const change = file.write(
    `UPDATE viewings SET watched_at_ms = @watchedAtMs, half_stars = @halfStars, note = @note, tags = @tags,
      is_rewatch = @isRewatch, companions = @companions, import_id = NULL WHERE viewing_id = @viewingId`,
  );
  const describe = file.write<[string, string, number]>(
    'UPDATE viewings SET note = ?, tags = ? WHERE viewing_id = ?',
  );
  const setMovie = file.write(movieUpdate('viewings', 'viewing_id = @viewingId'));
  const remove = file.write<[number]>('DELETE FROM viewings WHERE viewing_id = ?');
  return {
    insert: (profileId, { movie, details, notedAtMs }, importId) =>
      Number(
        put.run({
          ...{ viewingId: null, profileId, importId, notedAtMs },
          ...movieColumns(movie),
          ...detailColumns(details),
        }).lastInsertRowid,
      ),
    change: (viewingId, details) => {
      change.run({ viewingId, ...detailColumns(details) });
    },
    describe: (viewingId, note, tags) => {
      describe.run(note, JSON.stringify(tags), viewingId);
    },
    setMovie: (viewingId, movie) => {
      setMovie.run({ viewingId, ...movieColumns(movie) });
    },
    remove: (viewingId) => {
      remove.run(viewingId);
    },
    restore: (row) => {
      put.run(row);
    },
  };
}

export function toViewing(row: ViewingRow): Viewing {
  const { viewingId, movieId, title, year, genres, notedAtMs } = row;
  return { viewingId, movieId, title, year, genres: readTexts(genres), ...toDetails(row), notedAtMs };
}

export function toDetails(row: ViewingRow): ViewingDetails {
  return {
    watchedAtMs: row.watchedAtMs,
    stars: row.halfStars === null ? null : toStars(row.halfStars),
    note: row.note,
    tags: readTexts(row.tags),
    isRewatch: row.isRewatch !== 0,
    companions: row.companions,
  };
}

function detailColumns({ watchedAtMs, stars, note, tags, isRewatch, companions }: ViewingDetails): object {
  return {
    ...{ watchedAtMs, note, companions, tags: JSON.stringify(tags) },
    ...{ halfStars: stars === null ? null : toHalfStars(stars), isRewatch: isRewatch ? 1 : 0 },
  };
}
