// Search and filters over the catalogue's movies.
import type { MovieFacets, MovieSearch, MovieSearchResult, MovieSort } from '../../contract/movies.ts';
import type { MovieStore } from './movie-store.ts';
import type { SqliteDatabase } from './sqlite.ts';
import { foldText, foldTitle } from './titles.ts';

export type SearchContext = {
  /** The model's predictions by movie id; the sort `predicted` needs them. */
  predictedStars?: ReadonlyMap<number, number> | undefined;
  /** Never shown, such as what the person has rated. */
  excludeMovieIds?: Iterable<number> | undefined;
};

export type MovieSearcher = {
  search: (search: MovieSearch, context?: SearchContext) => MovieSearchResult;
  facets: () => MovieFacets;
};

type Parameters = Record<string, string | number | null>;

/**
 * How well a title answers the words asked for: popularity (0 to 1), plus one where the title is exactly the question, plus .35
 * where it starts with it; so an exact title leads, and of many matches the best known come first.
 */
const relevance = `m.popularity
  + (m.folded_title = @title)
  + 0.35 * (substr(m.folded_title, 1, length(@title)) = @title) DESC, m.movie_id`;

const popularityOrder = 'm.popularity DESC, m.movie_id';

export function createMovieSearcher(database: SqliteDatabase, movies: MovieStore): MovieSearcher {
  return {
    search: (search, context = {}) => {
      const { where, parameters } = conditionsOf(search, context);
      const from = `FROM movies m ${where}`;
      if (search.sort === 'predicted' && context.predictedStars !== undefined) {
        const all = selectIds(database, `${from} ORDER BY ${popularityOrder}`, parameters);
        const sorted = sortByPrediction(all, context.predictedStars);
        const page = sorted.slice(search.offset, search.offset + search.limit);
        return { total: all.length, movies: movies.summaries(page, context.predictedStars) };
      }
      const total =
        database.prepare<Parameters, number>(`SELECT count(*) ${from}`).pluck().get(parameters) ?? 0;
      const page = selectIds(database, `${from} ORDER BY ${orderOf(search)} LIMIT @limit OFFSET @offset`, {
        ...parameters,
        limit: search.limit,
        offset: search.offset,
      });
      return { total, movies: movies.summaries(page, context.predictedStars) };
    },
    facets: () => readFacets(database),
  };
}

function selectIds(database: SqliteDatabase, rest: string, parameters: Parameters): number[] {
  return database.prepare<Parameters, number>(`SELECT m.movie_id ${rest}`).pluck().all(parameters);
}

/** Movies without a prediction come last. */
function sortByPrediction(movieIds: readonly number[], stars: ReadonlyMap<number, number>): number[] {
  return movieIds.toSorted((a, b) => (stars.get(b) ?? -1) - (stars.get(a) ?? -1));
}

function orderOf({ sort, query }: MovieSearch): string {
  const orders: Record<MovieSort, string> = {
    relevance: foldText(query) === '' ? popularityOrder : relevance,
    popularity: popularityOrder,
    predicted: popularityOrder,
    rating: 'm.bayesian_mean_stars DESC NULLS LAST, m.movie_id',
    newest: 'm.year DESC NULLS LAST, m.popularity DESC, m.movie_id',
    oldest: 'm.year ASC NULLS LAST, m.popularity DESC, m.movie_id',
    title: 'm.folded_title, m.year, m.movie_id',
  };
  return orders[sort];
}

function conditionsOf(
  search: MovieSearch,
  context: SearchContext,
): { where: string; parameters: Parameters } {
  const conditions: string[] = [];
  const parameters: Parameters = { title: foldTitle(search.query) };
  const add = (condition: string, values: Parameters = {}): void => {
    conditions.push(condition);
    Object.assign(parameters, values);
  };

  const words = foldText(search.query).split(' ').filter(Boolean);
  if (words.length > 0) {
    add('m.movie_id IN (SELECT rowid FROM title_words WHERE title_words MATCH @words)', {
      words: prefixQuery(words),
    });
    const [year, others] = splitYear(words);
    if (year !== null) {
      conditions[0] = `(${conditions[0] ?? ''} OR (m.year = @wordYear AND m.movie_id IN (SELECT rowid FROM title_words WHERE title_words MATCH @otherWords)))`;
      add('@wordYear IS NOT NULL', { wordYear: year, otherWords: prefixQuery(others) });
    }
  } else if (search.query.trim() !== '') {
    conditions.push('FALSE');
  }
  for (const [index, genre] of search.genres.entries()) {
    add(
      `m.movie_id IN (SELECT movie_id FROM movie_genres JOIN genres USING (genre_id) WHERE genre = @genre${index})`,
      { [`genre${index}`]: genre },
    );
  }
  const orUnknown = search.includeUnknown;
  addRange(add, 'year', [search.yearFrom, search.yearTo], orUnknown);
  addRange(add, 'runtime_minutes', [search.runtimeFrom, search.runtimeTo], orUnknown);
  addRange(add, 'budget_usd', [search.budgetFrom, search.budgetTo], orUnknown);
  if (search.minMeanStars !== null) add('m.mean_stars >= @minStars', { minStars: search.minMeanStars });
  if (search.maxMeanStars !== null) add('m.mean_stars <= @maxStars', { maxStars: search.maxMeanStars });
  const excluded = [...(context.excludeMovieIds ?? [])];
  if (excluded.length > 0) {
    add('m.movie_id NOT IN (SELECT value FROM json_each(@excluded))', { excluded: JSON.stringify(excluded) });
  }
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, parameters };
}

/** A limited column; movies in which it is unknown fit no limit, unless they are to be kept. */
function addRange(
  add: (condition: string, values: Parameters) => void,
  column: string,
  [from, to]: readonly [number | null, number | null],
  orUnknown: boolean,
): void {
  if (from === null && to === null) return;
  const limits = [
    ...(from === null ? [] : [`m.${column} >= @${column}From`]),
    ...(to === null ? [] : [`m.${column} <= @${column}To`]),
  ].join(' AND ');
  add(orUnknown ? `(m.${column} IS NULL OR (${limits}))` : limits, {
    [`${column}From`]: from,
    [`${column}To`]: to,
  });
}

/** `toy sto` as an FTS5 query for movies with both a word in `toy…` and one in `sto…`; the words are folded, so quoting is all they need. */
function prefixQuery(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' ');
}

/** `heat 1995`: the year, and the words left without it; null where no word but the year is there. */
function splitYear(words: readonly string[]): [number | null, string[]] {
  const others = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  return others.length > 0 && /^(?:18|19|20)\d\d$/u.test(last) ? [Number(last), others] : [null, [...words]];
}

type RangesRow = Omit<MovieFacets, 'genres' | 'known'> & MovieFacets['known'];

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
        count(*) AS movies, count(year) AS years, count(runtime_minutes) AS runtimes, count(budget_usd) AS budgets
      FROM movies`,
    )
    .get();
  if (row === undefined) throw new Error('an aggregate always has a row');
  const { movies, years, runtimes, budgets, ...ranges } = row;
  return { genres, ...ranges, known: { movies, years, runtimes, budgets } };
}
