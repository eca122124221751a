// Finds the movies that a typed title may mean, and near misses for "did you mean".
import { movieSearchSchema, type MovieSummary } from '../../../contract/movies.ts';
import type { MovieSearcher } from './movie-search.ts';
import type { MovieStore } from './movie-store.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { foldTitle, withLeadingArticle } from './titles.ts';

export type TitleLookup = {
  /** Movies whose titles hold all the words of `text`, best match first; `Matrix, The (1999)` is understood. */
  findMovies: (text: string, limit: number) => MovieSummary[];
  /** Movies with titles spelled most like `text`: suggestions when nothing was found. */
  suggestMovies: (text: string, limit: number) => MovieSummary[];
  /** Movies that share words with the title, the most similar spellings of about that year first. */
  relatedMovies: (title: string, year: number | null, limit: number) => MovieSummary[];
};

/** Below this share of common letter pairs two titles have little to do with each other. */
const leastSimilarity = 0.35;
/** Similarity lost per year of difference, up to five years. */
const similarityPerYear = 0.05;
/** Movies that share a word are compared letter by letter, at most this many. */
const comparedMovies = 300;

export function createTitleLookup(
  database: SqliteDatabase,
  searcher: MovieSearcher,
  movies: MovieStore,
): TitleLookup {
  const selectTitles = database.prepare<[], { movieId: number; foldedTitle: string }>(
    'SELECT movie_id AS movieId, folded_title AS foldedTitle FROM movies ORDER BY popularity DESC, movie_id',
  );
  const selectSharing = database.prepare<
    [string, number],
    { movieId: number; foldedTitle: string; year: number | null }
  >(
    `SELECT m.movie_id AS movieId, m.folded_title AS foldedTitle, m.year FROM movies m
    WHERE m.movie_id IN (SELECT rowid FROM title_words WHERE title_words MATCH ?)
    ORDER BY m.popularity DESC, m.movie_id LIMIT ?`,
  );
  return {
    findMovies: (text, limit) => {
      const [, title = text, year] = /^(.*\S)\s*\((\d{4})\)\s*$/u.exec(text) ?? [];
      const query = withLeadingArticle(title).slice(0, 200);
      if (query === '') return [];
      const years = year === undefined ? {} : { yearFrom: Number(year), yearTo: Number(year) };
      return searcher.search(movieSearchSchema.parse({ query, limit, ...years }), { isLiteral: true }).movies;
    },
    relatedMovies: (title, year, limit) => {
      const folded = foldTitle(title);
      const asked = letterPairs(folded);
      const related = selectSharing
        .all(anyWordQuery(folded), comparedMovies)
        .map((movie) => {
          const yearsOff = year === null || movie.year === null ? 2 : Math.abs(movie.year - year);
          const closest = Math.max(
            similarity(asked, letterPairs(movie.foldedTitle)),
            startsAlike(folded, movie.foldedTitle) ? 0.6 : 0,
          );
          return { ...movie, similarity: closest - similarityPerYear * Math.min(yearsOff, 5) };
        })
        .filter((movie) => movie.similarity >= leastSimilarity)
        .sort((a, b) => b.similarity - a.similarity);
      return movies.summaries(related.slice(0, limit).map((movie) => movie.movieId));
    },
    suggestMovies: (text, limit) => {
      const asked = letterPairs(foldTitle(text.replace(/\(\d{4}\)\s*$/u, '')));
      const near = selectTitles
        .all()
        .map(({ movieId, foldedTitle }) => ({
          movieId,
          similarity: similarity(asked, letterPairs(foldedTitle)),
        }))
        .filter((movie) => movie.similarity >= leastSimilarity)
        .sort((a, b) => b.similarity - a.similarity);
      return movies.summaries(near.slice(0, limit).map((movie) => movie.movieId));
    },
  };
}

/** Words of nearly every title carry no information. */
const commonWords = new Set([
  'the',
  'a',
  'an',
  'of',
  'and',
  'in',
  'to',
  'le',
  'la',
  'de',
  'der',
  'die',
  'das',
]);

/** An FTS5 query for movies with one of the title's words; they are folded, so quoting is all they need. */
function anyWordQuery(folded: string): string {
  const words = folded.split(' ').filter(Boolean);
  const characteristic = words.filter((word) => !commonWords.has(word));
  return (characteristic.length > 0 ? characteristic : words).map((word) => `"${word}"`).join(' OR ') || '""';
}

/** Whether one title continues the other, as `Star Wars: Episode IV` after `Star Wars`. */
function startsAlike(a: string, b: string): boolean {
  return a !== '' && (b.startsWith(`${a} `) || a.startsWith(`${b} `));
}

function letterPairs(text: string): Set<string> {
  const padded = ` ${text} `;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < padded.length; at += 1) pairs.add(padded.slice(at, at + 2));
  return pairs;
}

/** Dice's coefficient: twice the common pairs over all pairs, 0 to 1. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
