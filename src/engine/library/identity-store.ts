// Finds the movie of the present catalogue that a diary entry is about.
import type { SqliteDatabase } from './sqlite.ts';
import { foldTitle } from './titles.ts';

export type EntryIdentity = {
  title: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
};

export type IdentityStore = {
  /** The movie by IMDb id, else TMDB id, else title and year; null where there is none or an entry without year fits several. */
  movieOf: (identity: EntryIdentity) => number | null;
};

type Candidate = { movieId: number; foldedTitle: string };

const columns = 'movie_id AS movieId, folded_title AS foldedTitle';

export function createIdentityStore(database: SqliteDatabase): IdentityStore {
  const byImdbId = database.prepare<[string], Candidate>(
    `SELECT ${columns} FROM movies WHERE imdb_id = ? ORDER BY popularity DESC, movie_id`,
  );
  const byTmdbId = database.prepare<[number], Candidate>(
    `SELECT ${columns} FROM movies WHERE tmdb_id = ? ORDER BY popularity DESC, movie_id`,
  );
  const byTitleAndYear = database.prepare<[string, number], Candidate>(
    `SELECT ${columns} FROM movies WHERE folded_title = ? AND year = ? ORDER BY popularity DESC, movie_id`,
  );
  const byTitle = database.prepare<[string], Candidate>(
    `SELECT ${columns} FROM movies WHERE folded_title = ?`,
  );

  function byTitleAlone(foldedTitle: string): number | null {
    const found = byTitle.all(foldedTitle);
    return found.length === 1 ? (found[0]?.movieId ?? null) : null;
  }

  return {
    movieOf: ({ title, year, imdbId, tmdbId }) => {
      const foldedTitle = foldTitle(title);
      return (
        (imdbId === null ? null : best(byImdbId.all(imdbId), foldedTitle)) ??
        (tmdbId === null ? null : best(byTmdbId.all(tmdbId), foldedTitle)) ??
        (year === null ? byTitleAlone(foldedTitle) : best(byTitleAndYear.all(foldedTitle, year), foldedTitle))
      );
    },
  };
}

/** Archives give some ids to two movies: of those the one with the entry's title, else the better known. */
function best(candidates: readonly Candidate[], foldedTitle: string): number | null {
  const sameTitle = candidates.find((candidate) => candidate.foldedTitle === foldedTitle);
  return (sameTitle ?? candidates[0])?.movieId ?? null;
}
