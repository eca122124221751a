// Marks: movies that the person noted without rating them, as watched or for the watchlist.
import type { HistoryKind } from '../../contract/history.ts';
import type { EntryIdentity } from './movie-matcher.ts';
import type { SqliteDatabase } from './sqlite.ts';

export type MarkKind = Exclude<HistoryKind, 'rating'>;

/** `movieId` is null while the present catalogue has no such movie. */
export type DiaryMark = EntryIdentity & { markId: number; kind: MarkKind; movieId: number | null };

export type MarkStore = {
  marks: (profileId: number) => DiaryMark[];
  /** Movies of the present catalogue that the person has watched without rating them. */
  watchedMovieIds: (profileId: number) => number[];
};

export function createMarkStore(database: SqliteDatabase): MarkStore {
  const select = database.prepare<[number], DiaryMark>(
    `SELECT mark_id AS markId, kind, movie_id AS movieId, title, year, imdb_id AS imdbId, tmdb_id AS tmdbId
    FROM marks WHERE profile_id = ? ORDER BY mark_id`,
  );
  const selectWatched = database
    .prepare<[number], number>(
      "SELECT movie_id FROM marks WHERE profile_id = ? AND kind = 'watched' AND movie_id IS NOT NULL",
    )
    .pluck();
  return {
    marks: (profileId) => select.all(profileId),
    watchedMovieIds: (profileId) => selectWatched.all(profileId),
  };
}
