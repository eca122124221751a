// Marks: movies that the person noted without rating them; each keeps what identifies its movie in any catalogue.
import { contradictedKinds, type Mark, type MarkKind } from '../../../contract/marks.ts';
import { movieColumns, type DiaryMovie } from './entry-rows.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import type { DiaryFile } from './diary-file.ts';

/** `movieId` is null while the current catalogue has no such movie. */
export type DiaryMark = EntryIdentity & { markId: number; kind: MarkKind; movieId: number | null };

export type MarkStore = {
  /** With the ids that identify their movies elsewhere, oldest first. */
  marks: (profileId: number) => DiaryMark[];
  /** As people see them, last marked first. */
  listedMarks: (profileId: number) => Mark[];
  /** Sets the mark, or renews its time, and removes what contradicts it. */
  setMark: (profileId: number, movie: DiaryMovie, kind: MarkKind) => void;
  /** Nothing happens where the movie has no such mark. */
  unsetMark: (profileId: number, movieId: number, kind: MarkKind) => void;
  /** Nothing happens where the profile has no such mark. */
  removeMark: (profileId: number, markId: number) => void;
  /** Puts back a mark that was removed since the diary was opened; nothing happens where there is none. */
  putBackMark: (markId: number) => void;
  /** What was removed can't be put back any more: the diary, or the catalogue, is another one. */
  forgetRemovedMarks: () => void;
  /** Movies of the current catalogue with such a mark, last marked first. */
  markedMovieIds: (profileId: number, kind: MarkKind) => number[];
  /** Movies to be left out of every list: watched without stars, or not for this person. */
  unwantedMovieIds: (profileId: number) => number[];
};

type MarkRow = Omit<Mark, 'genres'> & { genres: string };

export function createMarkStore(file: DiaryFile): MarkStore {
  const selectAll = file.rows<[number], DiaryMark>(
    `SELECT mark_id AS markId, kind, movie_id AS movieId, title, year, imdb_id AS imdbId, tmdb_id AS tmdbId
    FROM marks WHERE profile_id = ? ORDER BY mark_id`,
  );
  const selectListed = file.rows<[number], MarkRow>(
    `SELECT mark_id AS markId, kind, movie_id AS movieId, title, year, genres, marked_at_ms AS markedAtMs
    FROM marks WHERE profile_id = ? ORDER BY marked_at_ms DESC, mark_id DESC`,
  );
  const selectMovieIds = file.values<[number, MarkKind], number>(
    `SELECT movie_id FROM marks WHERE profile_id = ? AND kind = ? AND movie_id IS NOT NULL
      ORDER BY marked_at_ms DESC, mark_id DESC`,
  );
  const selectViewed = file.values<[number], number>(
    `SELECT DISTINCT movie_id FROM viewings v WHERE profile_id = ? AND movie_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.profile_id = v.profile_id AND e.movie_id = v.movie_id)`,
  );
  const insert = file.write(
    `INSERT INTO marks VALUES (NULL, @profileId, @kind, @movieId, @title, @year, @imdbId, @tmdbId, @genres, @markedAtMs, NULL)`,
  );
  const removeOfMovie = file.write<[number, number | null, MarkKind]>(
    'DELETE FROM marks WHERE profile_id = ? AND movie_id = ? AND kind = ?',
  );
  const removeOne = file.write<[number, number], Record<string, unknown>>(
    'DELETE FROM marks WHERE profile_id = ? AND mark_id = ? RETURNING *',
  );
  const restore = file.write<[Record<string, unknown>]>(
    `INSERT OR IGNORE INTO marks VALUES (@mark_id, @profile_id, @kind, @movie_id, @title, @year, @imdb_id, @tmdb_id,
      @genres, @marked_at_ms, (SELECT import_id FROM imports WHERE import_id = @import_id))`,
  );
  /** What was removed since the diary was opened, to be put back. */
  const removed = new Map<number, Record<string, unknown>>();

  function markedMovieIds(profileId: number, kind: MarkKind): number[] {
    return selectMovieIds.all(profileId, kind);
  }

  return {
    marks: (profileId) => selectAll.all(profileId),
    listedMarks: (profileId) =>
      selectListed.all(profileId).map((row) => ({ ...row, genres: readTexts(row.genres) })),
    setMark: file.transaction((profileId: number, movie: DiaryMovie, kind: MarkKind) => {
      for (const gone of [kind, ...contradictedKinds(kind)])
        removeOfMovie.run(profileId, movie.movieId, gone);
      insert.run({ profileId, kind, ...movieColumns(movie), markedAtMs: Date.now() });
    }),
    unsetMark: (profileId, movieId, kind) => {
      removeOfMovie.run(profileId, movieId, kind);
    },
    removeMark: (profileId, markId) => {
      const row = removeOne.get(profileId, markId);
      if (row !== undefined) removed.set(markId, row);
    },
    putBackMark: (markId) => {
      const row = removed.get(markId);
      if (row !== undefined) restore.run(row);
      removed.delete(markId);
    },
    forgetRemovedMarks: () => {
      removed.clear();
    },
    markedMovieIds,
    unwantedMovieIds: (profileId) => [
      ...new Set([
        ...markedMovieIds(profileId, 'watched'),
        ...markedMovieIds(profileId, 'hidden'),
        ...selectViewed.all(profileId),
      ]),
    ],
  };
}
