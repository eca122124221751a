// What movies are filtered and sorted by, held in memory: a pass over all of them then takes a millisecond, however many there are.
import type { MovieSort } from '../../../contract/movies.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

/** Orders that differ from person to person. */
export type PersonalOrder = 'predicted' | 'match' | 'rated';

/** Orders that are the same whatever is asked for. */
export type FixedOrder = Exclude<MovieSort, 'relevance' | PersonalOrder>;

/** By row: movies by ascending id. What is unknown is NaN. */
export type MovieColumns = {
  movieIds: Int32Array;
  foldedTitles: readonly string[];
  years: Float64Array;
  runtimes: Float64Array;
  budgets: Float64Array;
  meanStars: Float64Array;
  popularity: Float64Array;
  /** Row of a movie, or undefined if it is not in the catalogue. */
  rowOf: (movieId: number) => number | undefined;
  /** For each row whether the movie has the genre; null if no movie has it. */
  genre: (name: string) => Uint8Array | null;
  /** Rows in an order, first to last. */
  order: (order: FixedOrder) => Uint32Array;
};

const orders: Readonly<Record<FixedOrder, string>> = {
  popularity: 'popularity DESC, movie_id',
  rating: 'bayesian_mean_stars DESC NULLS LAST, movie_id',
  newest: 'year DESC NULLS LAST, popularity DESC, movie_id',
  oldest: 'year ASC NULLS LAST, popularity DESC, movie_id',
  title: 'folded_title, year, movie_id',
};

type Row = [number, string, number | null, number | null, number | null, number | null, number];

/** Takes some tenths of a second for a hundred thousand movies; orders are made when they are first asked for. */
export function readMovieColumns(database: SqliteDatabase): MovieColumns {
  const rows = database
    .prepare<[], Row>(
      `SELECT movie_id, folded_title, year, runtime_minutes, budget_usd, mean_stars, popularity
      FROM movies ORDER BY movie_id`,
    )
    // The types know only rows as objects; `raw` makes them the lists that the type above says.
    .raw()
    .all();
  const places = new Map(rows.map(([movieId], row) => [movieId, row]));
  const rowOf = (movieId: number): number | undefined => places.get(movieId);
  const genres = readGenres(database, rows.length, rowOf);
  const known = new Map<FixedOrder, Uint32Array>();
  return {
    movieIds: Int32Array.from(rows, (row) => row[0]),
    foldedTitles: rows.map((row) => row[1]),
    years: Float64Array.from(rows, (row) => row[2] ?? Number.NaN),
    runtimes: Float64Array.from(rows, (row) => row[3] ?? Number.NaN),
    budgets: Float64Array.from(rows, (row) => row[4] ?? Number.NaN),
    meanStars: Float64Array.from(rows, (row) => row[5] ?? Number.NaN),
    popularity: Float64Array.from(rows, (row) => row[6]),
    rowOf,
    genre: (name) => genres.get(name) ?? null,
    order: (order) => {
      const found = known.get(order) ?? readOrder(database, order, rowOf);
      known.set(order, found);
      return found;
    },
  };
}

function readOrder(database: SqliteDatabase, order: FixedOrder, rowOf: MovieColumns['rowOf']): Uint32Array {
  const movieIds = database
    .prepare<[], number>(`SELECT movie_id FROM movies ORDER BY ${orders[order]}`)
    .pluck()
    .all();
  return Uint32Array.from(movieIds, (movieId) => rowOf(movieId) ?? 0);
}

function readGenres(
  database: SqliteDatabase,
  movies: number,
  rowOf: MovieColumns['rowOf'],
): Map<string, Uint8Array> {
  const genres = new Map<string, Uint8Array>();
  const selectMovies = database
    .prepare<[number], number>('SELECT movie_id FROM movie_genres WHERE genre_id = ?')
    .pluck();
  for (const { genreId, genre } of database
    .prepare<[], { genreId: number; genre: string }>('SELECT genre_id AS genreId, genre FROM genres')
    .all()) {
    const has = new Uint8Array(movies);
    for (const movieId of selectMovies.all(genreId)) has[rowOf(movieId) ?? -1] = 1;
    genres.set(genre, has);
  }
  return genres;
}
