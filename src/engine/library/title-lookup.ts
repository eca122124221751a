// Finds the movies that a typed title may mean, and near misses for "did you mean".
import { movieSearchSchema, type MovieSummary } from '../../contract/movies.ts';
import type { MovieSearcher } from './movie-search.ts';
import type { MovieStore } from './movie-store.ts';
import type { SqliteDatabase } from './sqlite.ts';
import { foldTitle, withLeadingArticle } from './titles.ts';

export type TitleLookup = {
  /** Movies whose titles hold all the words of `text`, best match first; `Matrix, The (1999)` is understood. */
  findMovies: (text: string, limit: number) => MovieSummary[];
  /** Movies with titles spelled most like `text`, for when nothing was found. */
  suggestMovies: (text: string, limit: number) => MovieSummary[];
};

/** Below this share of common letter pairs two titles have little to do with each other. */
const leastLikeness = 0.35;

export function createTitleLookup(
  database: SqliteDatabase,
  searcher: MovieSearcher,
  movies: MovieStore,
): TitleLookup {
  const selectTitles = database.prepare<[], { movieId: number; foldedTitle: string }>(
    'SELECT movie_id AS movieId, folded_title AS foldedTitle FROM movies ORDER BY popularity DESC, movie_id',
  );
  return {
    findMovies: (text, limit) => {
      const [, title = text, year] = /^(.*\S)\s*\((\d{4})\)\s*$/u.exec(text) ?? [];
      const query = withLeadingArticle(title).slice(0, 200);
      if (query === '') return [];
      const years = year === undefined ? {} : { yearFrom: Number(year), yearTo: Number(year) };
      return searcher.search(movieSearchSchema.parse({ query, limit, ...years })).movies;
    },
    suggestMovies: (text, limit) => {
      const asked = letterPairs(foldTitle(text.replace(/\(\d{4}\)\s*$/u, '')));
      const near = selectTitles
        .all()
        .map(({ movieId, foldedTitle }) => ({ movieId, likeness: likeness(asked, letterPairs(foldedTitle)) }))
        .filter((movie) => movie.likeness >= leastLikeness)
        .sort((a, b) => b.likeness - a.likeness);
      return movies.summaries(near.slice(0, limit).map((movie) => movie.movieId));
    },
  };
}

function letterPairs(text: string): Set<string> {
  const padded = ` ${text} `;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < padded.length; at += 1) pairs.add(padded.slice(at, at + 2));
  return pairs;
}

/** Dice's coefficient: twice the common pairs over all pairs, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
