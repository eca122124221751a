// Search and filters over the catalogue's movies: words are looked up in the title index, every other filter scans columns in memory.
import type { NumberById } from '../../base/numbers.ts';
import type { MovieFacets, MovieSearch, MovieSearchResult } from '../../../contract/movies.ts';
import { readTexts } from '../../base/json-columns.ts';
import { createFuzzyIndex, type FuzzyIndex } from './fuzzy-index.ts';
import { readMovieColumns, type MovieColumns, type PersonalOrder } from './movie-columns.ts';
import type { MovieStore } from './movie-store.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { foldText, foldTitle } from './titles.ts';

export type SearchContext = {
  /** The model's predictions by movie id. */
  predictedStars?: NumberById | undefined;
  /** What a personal order goes by, by movie id, 0 to 8: the highest first, then movies without a value. */
  personalValues?: NumberById | undefined;
  /** Never shown, such as what the person has rated. */
  excludeMovieIds?: Iterable<number> | undefined;
  /** Only these; null for all. */
  amongMovieIds?: ReadonlySet<number> | null | undefined;
  /** Takes the words as they are written, for commands that act on what is found. */
  isLiteral?: boolean | undefined;
};

export type MovieSearcher = {
  search: (search: MovieSearch, context?: SearchContext) => MovieSearchResult;
  /** All that `search` would find, however many, as their ids. */
  fittingMovieIds: (search: MovieSearch, context?: SearchContext) => Int32Array;
  facets: () => MovieFacets;
  /** What is filtered and sorted by; read when first asked for, and kept. */
  columns: () => MovieColumns;
};

/** A sort key and a row number in one exact number: half of the bits for each, nearly. */
const rowSpan = 2 ** 21;
const keySteps = 2 ** 28;
const keptLookups = 50;
/** Fewer movies than these are filled up with those that a typing error hides. */
const fewMovies = 3;
const mostMisspelled = 30;

/** For each row 1 if the movie was asked for, otherwise 0; and how far off its words are, where they are not the ones. */
type Found = { fits: Uint8Array; costs: ReadonlyMap<number, number> };

export function createMovieSearcher(database: SqliteDatabase, movies: MovieStore): MovieSearcher {
  let columns: MovieColumns | null = null;
  /** The last look-ups, latest last: typing letter by letter repeats most of the words. */
  const found = new Map<string, Uint32Array>();
  let facets: MovieFacets | null = null;
  let fuzzyIndex: FuzzyIndex | null = null;
  const selectByWords = database
    .prepare<[string], number>('SELECT rowid FROM title_words WHERE title_words MATCH ?')
    .pluck();

  function rowsByWords({ rowOf }: MovieColumns, words: string): Uint32Array {
    const rows = found.get(words) ?? Uint32Array.from(selectByWords.all(words), (id) => rowOf(id) ?? 0);
    found.delete(words);
    found.set(words, rows);
    for (const [oldest] of found) if (found.size > keptLookups) found.delete(oldest);
    return rows;
  }

  /** Where few movies have the words: those whose words are closest, and how far off they are. */
  function misspelled(held: MovieColumns, query: string): Map<number, number> {
    fuzzyIndex ??= createFuzzyIndex(allTitles(database, held));
    return fuzzyIndex.closest(foldText(query), mostMisspelled);
  }

  function find(held: MovieColumns, search: MovieSearch, context: SearchContext): Found {
    const found = withWords(held, search.query, (words) => rowsByWords(held, words));
    const isFew = context.isLiteral !== true && foldText(search.query) !== '' && countOnes(found) < fewMovies;
    const costs = isFew ? misspelled(held, search.query) : new Map<number, number>();
    for (const row of costs.keys()) {
      if (found[row] === 1) costs.delete(row);
      else found[row] = 1;
    }
    return { fits: filter(held, found, search, context), costs };
  }

  return {
    search: (search, context = {}) => {
      const held = (columns ??= readMovieColumns(database));
      const rows = sort(held, find(held, search, context), search, context);
      const page = rows.slice(search.offset, search.offset + search.limit);
      const movieIds = Array.from(page, (row) => held.movieIds[row] ?? 0);
      return { total: rows.length, movies: movies.summaries(movieIds, context.predictedStars) };
    },
    fittingMovieIds: (search, context = {}) => {
      const held = (columns ??= readMovieColumns(database));
      const { fits } = find(held, search, context);
      return held.movieIds.filter((_, row) => fits[row] === 1);
    },
    facets: () => (facets ??= readFacets(database)),
    columns: () => (columns ??= readMovieColumns(database)),
  };
}

/** Every folded title of every row. */
function* allTitles(
  database: SqliteDatabase,
  { foldedTitles, rowOf }: MovieColumns,
): Generator<[number, string]> {
  yield* foldedTitles.entries();
  const others = database
    .prepare<[], { movieId: number; titles: string }>(
      "SELECT movie_id AS movieId, alternative_titles AS titles FROM movies WHERE alternative_titles <> '[]'",
    )
    .all();
  for (const { movieId, titles } of others) {
    for (const title of readTexts(titles)) yield [rowOf(movieId) ?? 0, foldTitle(title)];
  }
}

function countOnes(fits: Uint8Array): number {
  let count = 0;
  for (const one of fits) count += one;
  return count;
}

/** Leaves of the movies with the words those that fit the rest. */
function filter(
  columns: MovieColumns,
  fits: Uint8Array,
  search: MovieSearch,
  context: SearchContext,
): Uint8Array {
  for (const name of search.genres) {
    const has = columns.genre(name);
    for (let row = 0; row < fits.length; row += 1) fits[row] = (fits[row] ?? 0) & (has?.[row] ?? 0);
  }
  const orUnknown = search.includeUnknown;
  limit(fits, columns.years, search.yearFrom, search.yearTo, orUnknown);
  limit(fits, columns.runtimes, search.runtimeFrom, search.runtimeTo, orUnknown);
  limit(fits, columns.budgets, search.budgetFrom, search.budgetTo, orUnknown);
  limit(fits, columns.meanStars, search.minMeanStars, search.maxMeanStars, false);
  for (const movieId of context.excludeMovieIds ?? []) {
    const row = columns.rowOf(movieId);
    if (row !== undefined) fits[row] = 0;
  }
  const { amongMovieIds = null } = context;
  if (amongMovieIds !== null) {
    for (let row = 0; row < fits.length; row += 1) {
      if (!amongMovieIds.has(columns.movieIds[row] ?? 0)) fits[row] = 0;
    }
  }
  return fits;
}

/** Movies with all of the words in their titles; of `heat 1995` also those of that year with the other words. */
function withWords(
  { movieIds, years }: MovieColumns,
  query: string,
  rowsByWords: (words: string) => Uint32Array,
): Uint8Array {
  const fits = new Uint8Array(movieIds.length);
  const words = foldText(query).split(' ').filter(Boolean);
  if (words.length === 0) return query.trim() === '' ? fits.fill(1) : fits;
  for (const row of rowsByWords(prefixQuery(words))) fits[row] = 1;
  const [year, others] = splitYear(words);
  if (year === null) return fits;
  for (const row of rowsByWords(prefixQuery(others))) {
    if (years[row] === year) fits[row] = 1;
  }
  return fits;
}

/** Movies in which the value is unknown fit no limit, unless they are to be kept. */
function limit(
  fits: Uint8Array,
  values: Float64Array,
  from: number | null,
  to: number | null,
  orUnknown: boolean,
): void {
  if (from === null && to === null) return;
  const [least, most] = [from ?? -Infinity, to ?? Infinity];
  for (let row = 0; row < fits.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    const isWithin = Number.isNaN(value) ? orUnknown : value >= least && value <= most;
    if (!isWithin) fits[row] = 0;
  }
}

/** The rows that fit, in the order asked for. */
function sort(
  columns: MovieColumns,
  { fits, costs }: Found,
  search: MovieSearch,
  { personalValues }: SearchContext,
): Uint32Array {
  if (isPersonal(search.sort)) {
    const byPopularity = fitting(columns.order('popularity'), fits);
    return sortByScore(byPopularity, (row) => personalValues?.get(columns.movieIds[row] ?? 0) ?? -1, 8);
  }
  if (search.sort === 'relevance' && foldText(search.query) !== '') {
    const byPopularity = fitting(columns.order('popularity'), fits);
    return sortByScore(byPopularity, relevanceOf(columns, foldTitle(search.query), costs), 8);
  }
  const order = search.sort === 'relevance' ? 'popularity' : search.sort;
  return fitting(columns.order(order), fits);
}

function isPersonal(sort: MovieSearch['sort']): sort is PersonalOrder {
  return sort === 'predicted' || sort === 'match' || sort === 'rated';
}

function fitting(order: Uint32Array, fits: Uint8Array): Uint32Array {
  const found = new Uint32Array(order.length);
  let count = 0;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place] ?? 0;
    found[count] = row;
    count += fits[row] ?? 0;
  }
  return found.subarray(0, count);
}

/**
 * How well a title matches the query: popularity (0 to 1), plus 1 if the title equals the query, plus .35
 * if it starts with the query; so an exact title comes first, then the best known.
 */
function relevanceOf(
  { foldedTitles, popularity }: MovieColumns,
  question: string,
  costs: ReadonlyMap<number, number>,
): (row: number) => number {
  return (row) => {
    const cost = costs.get(row);
    // Popularity, up to 1, counts as much as one typing error; and all of these come after every title with the words.
    if (cost !== undefined) return (popularity[row] ?? 0) - 1 - Math.min(cost, 6);
    const title = foldedTitles[row] ?? '';
    const nearness = title.startsWith(question) ? 0.35 + (title === question ? 1 : 0) : 0;
    return (popularity[row] ?? 0) + nearness;
  };
}

/** Highest score first, ties in their old order; scores are between -`range` and `range`. Sorting plain numbers is ten times as fast as a comparator. */
function sortByScore(rows: Uint32Array, scoreOf: (row: number) => number, range: number): Uint32Array {
  const keys = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) {
    const key = Math.round(((range - scoreOf(rows[place] ?? 0)) / (2 * range)) * keySteps);
    keys[place] = key * rowSpan + place;
  }
  keys.sort();
  const sorted = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place += 1)
    sorted[place] = rows[(keys[place] ?? 0) % rowSpan] ?? 0;
  return sorted;
}

/** `toy sto` as an FTS5 query for movies with both a word in `toy…` and one in `sto…`; the words are folded, so quoting is all they need. */
function prefixQuery(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' ');
}

/** `heat 1995`: the year, and the words left without it; null if no word but the year is there. */
function splitYear(words: readonly string[]): [number | null, string[]] {
  const others = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  return others.length > 0 && /^(?:18|19|20)\d\d$/u.test(last) ? [Number(last), others] : [null, [...words]];
}

type RangesRow = Omit<MovieFacets, 'genres' | 'known' | 'hasTags' | 'hasDirectors'> &
  MovieFacets['known'] & { hasTags: number; hasDirectors: number };

function readFacets(database: SqliteDatabase): MovieFacets {
  const genres = database
    .prepare<[], { genre: string; count: number }>(
      `SELECT genre, count(*) AS count FROM movie_genres JOIN genres USING (genre_id)
      GROUP BY genre_id ORDER BY genre`,
    )
    .all();
  const row = database
    .prepare<[], RangesRow>(
      `SELECT min(year) AS yearMin, max(year) AS yearMax, max(runtime_minutes) AS runtimeMax, max(budget_usd) AS budgetMax,
        count(*) AS movies, count(year) AS years, count(runtime_minutes) AS runtimes, count(budget_usd) AS budgets,
        EXISTS (SELECT 1 FROM movie_tags) OR EXISTS (SELECT 1 FROM movie_genome) AS hasTags,
        EXISTS (SELECT 1 FROM movies WHERE directors <> '[]') AS hasDirectors
      FROM movies`,
    )
    .get();
  if (row === undefined) throw new Error('an aggregate always has a row');
  const { movies, years, runtimes, budgets, hasTags, hasDirectors, ...ranges } = row;
  const known = { movies, years, runtimes, budgets };
  return { genres, ...ranges, hasTags: hasTags === 1, hasDirectors: hasDirectors === 1, known };
}
