// Looks movies of the catalogue up by what identifies them elsewhere: ids and folded titles.
import { readTexts } from '../../base/json-columns.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { foldTitle } from './titles.ts';

/** What identifies a movie. */
export type Candidate = {
  movieId: number;
  /** The title that it was looked up by, or its main one. */
  title: string;
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
  /** Every title of the movies of that year, also the other ones. */
  titlesOfYear: (year: number) => { movieId: number; title: string }[];
};

const selectCandidates = `SELECT movie_id AS movieId, title, folded_title AS foldedTitle, year,
  imdb_id AS imdbId, tmdb_id AS tmdbId, popularity FROM movies`;

type KnownCandidate = Candidate & { popularity: number };

/** Sorted here, since SQLite's sorter takes longer than the rest of a query that finds one movie. */
function bestKnownFirst(found: KnownCandidate[]): Candidate[] {
  if (found.length < 2) return found;
  return found.sort((a, b) => b.popularity - a.popularity || a.movieId - b.movieId);
}

export function createIdentityStore(database: SqliteDatabase): IdentityStore {
  const byImdbId = database.prepare<[string], KnownCandidate>(`${selectCandidates} WHERE imdb_id = ?`);
  const byTmdbId = database.prepare<[number], KnownCandidate>(`${selectCandidates} WHERE tmdb_id = ?`);
  const byMovieId = database.prepare<[number], Candidate>(`${selectCandidates} WHERE movie_id = ?`);
  const byTitle = database.prepare<[string], KnownCandidate>(`${selectCandidates} WHERE folded_title = ?`);
  // What earlier versions kept for titles without letters and digits.
  const withoutKey = database.prepare<[], KnownCandidate>(`${selectCandidates} WHERE folded_title = ''`);
  const ofYear = database.prepare<[number], { movieId: number; title: string; titles: string }>(
    'SELECT movie_id AS movieId, title, alternative_titles AS titles FROM movies WHERE year = ?',
  );
  let otherTitles: Map<string, OtherTitle[]> | null = null;

  return {
    byImdbId: (imdbId) => bestKnownFirst(byImdbId.all(imdbId)),
    byTmdbId: (tmdbId) => bestKnownFirst(byTmdbId.all(tmdbId)),
    byMovieId: (movieId) => byMovieId.get(movieId) ?? null,
    byTitle: (foldedTitle) => {
      const found = bestKnownFirst(byTitle.all(foldedTitle));
      if (found.length > 0 || /[\p{L}\p{N}]/u.test(foldedTitle)) return found;
      return bestKnownFirst(withoutKey.all())
        .filter(({ title }) => foldTitle(title) === foldedTitle)
        .map((candidate) => ({ ...candidate, foldedTitle: foldTitle(candidate.title) }));
    },
    titlesOfYear: (year) =>
      ofYear
        .all(year)
        .flatMap(({ movieId, title, titles }) =>
          [title, ...readTexts(titles)].map((each) => ({ movieId, title: each })),
        ),
    byOtherTitle: (foldedTitle) => {
      otherTitles ??= readOtherTitles(database);
      return (otherTitles.get(foldedTitle) ?? []).flatMap(({ movieId, title }) => {
        const found = byMovieId.get(movieId);
        return found === undefined ? [] : [{ ...found, title }];
      });
    },
  };
}

type OtherTitle = { movieId: number; title: string };

/** Movies by each of their other titles, folded. They have no index, since few movies have any. */
function readOtherTitles(database: SqliteDatabase): Map<string, OtherTitle[]> {
  const rows = database
    .prepare<[], { movieId: number; titles: string }>(
      `SELECT movie_id AS movieId, alternative_titles AS titles FROM movies
      WHERE alternative_titles <> '[]' ORDER BY popularity DESC, movie_id`,
    )
    .all();
  const found = new Map<string, OtherTitle[]>();
  for (const { movieId, titles } of rows) {
    for (const [folded, title] of new Map(
      readTexts(titles).map((each) => [foldTitle(each), each] as const),
    )) {
      found.set(folded, [...(found.get(folded) ?? []), { movieId, title }]);
    }
  }
  return found;
}
