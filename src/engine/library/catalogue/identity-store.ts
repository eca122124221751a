// Looks movies of the catalogue up by what identifies them elsewhere: ids and folded titles.
import { readTexts } from '../../base/json-columns.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { foldTitle } from './titles.ts';

/** What identifies a movie. */
export type Candidate = {
  movieId: number;
  foldedTitle: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
};

/** All lists start with the best known movie. */
export type IdentityStore = {
  byImdbId: (imdbId: string) => Candidate[];
  byTmdbId: (tmdbId: number) => Candidate[];
  byMovieId: (movieId: number) => Candidate | null;
  byTitle: (foldedTitle: string) => Candidate[];
  /** By one of the titles that a movie is also known as. */
  byOtherTitle: (foldedTitle: string) => Candidate[];
};

const selectCandidates = `SELECT movie_id AS movieId, folded_title AS foldedTitle, year,
  imdb_id AS imdbId, tmdb_id AS tmdbId FROM movies`;
const bestKnownFirst = 'ORDER BY popularity DESC, movie_id';

export function createIdentityStore(database: SqliteDatabase): IdentityStore {
  const byImdbId = database.prepare<[string], Candidate>(
    `${selectCandidates} WHERE imdb_id = ? ${bestKnownFirst}`,
  );
  const byTmdbId = database.prepare<[number], Candidate>(
    `${selectCandidates} WHERE tmdb_id = ? ${bestKnownFirst}`,
  );
  const byMovieId = database.prepare<[number], Candidate>(`${selectCandidates} WHERE movie_id = ?`);
  const byTitle = database.prepare<[string], Candidate>(
    `${selectCandidates} WHERE folded_title = ? ${bestKnownFirst}`,
  );
  // What earlier versions kept for titles without letters and digits.
  const withoutKey = database.prepare<[], Candidate & { title: string }>(
    `${selectCandidates.replace('SELECT', 'SELECT title,')} WHERE folded_title = '' ${bestKnownFirst}`,
  );
  let otherTitles: Map<string, number[]> | null = null;

  return {
    byImdbId: (imdbId) => byImdbId.all(imdbId),
    byTmdbId: (tmdbId) => byTmdbId.all(tmdbId),
    byMovieId: (movieId) => byMovieId.get(movieId) ?? null,
    byTitle: (foldedTitle) => {
      const found = byTitle.all(foldedTitle);
      if (found.length > 0 || /[\p{L}\p{N}]/u.test(foldedTitle)) return found;
      return withoutKey
        .all()
        .filter(({ title }) => foldTitle(title) === foldedTitle)
        .map(({ title, ...candidate }) => ({ ...candidate, foldedTitle: foldTitle(title) }));
    },
    byOtherTitle: (foldedTitle) => {
      otherTitles ??= readOtherTitles(database);
      return (otherTitles.get(foldedTitle) ?? []).flatMap((movieId) => byMovieId.get(movieId) ?? []);
    },
  };
}

/** Movies by each of their other titles, folded. They have no index, since few movies have any. */
function readOtherTitles(database: SqliteDatabase): Map<string, number[]> {
  const rows = database
    .prepare<[], { movieId: number; titles: string }>(
      `SELECT movie_id AS movieId, alternative_titles AS titles FROM movies
      WHERE alternative_titles <> '[]' ${bestKnownFirst}`,
    )
    .all();
  const movieIds = new Map<string, number[]>();
  for (const { movieId, titles } of rows) {
    for (const folded of new Set(readTexts(titles).map(foldTitle))) {
      movieIds.set(folded, [...(movieIds.get(folded) ?? []), movieId]);
    }
  }
  return movieIds;
}
