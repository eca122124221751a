// Traits of all movies that lists are tuned and shelved by: years, genres, rating statistics, tags.
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { commonTags, leastRelevance } from './common-tags.ts';

/** By row: movies by ascending id. What is unknown is NaN. */
export type MovieTraits = {
  movieIds: Int32Array;
  years: Float64Array;
  ratingCounts: Int32Array;
  meanStars: Float64Array;
  /** Means shrunk towards the catalogue's mean when ratings are few. */
  bayesianMeans: Float64Array;
  /** All genres, most frequent first, with the rows of each. */
  genres: readonly { genre: string; rows: Int32Array }[];
};

export type TraitStore = {
  /** Made when first asked for; a tenth of a second for a hundred thousand movies. */
  traits: () => MovieTraits;
  /** How well each movie is liked, by its id: the figure that Browse sorts by. None for what nobody rated. */
  bayesianMeans: () => ReadonlyMap<number, number>;
  /** Movies with the tag, given by people or by the tag genome, in any letter case. */
  moviesWithTag: (tag: string) => readonly number[];
  /** See common-tags.ts. */
  commonTags: (limit: number, leastMovies: number) => { tag: string; movies: number }[];
};

type Row = {
  movieId: number;
  year: number | null;
  ratingCount: number;
  meanStars: number | null;
  bayesianMean: number | null;
};

export function createTraitStore(database: SqliteDatabase): TraitStore {
  let traits: MovieTraits | null = null;
  let means: ReadonlyMap<number, number> | null = null;
  const byTag = new Map<string, readonly number[]>();
  const selectWearers = database
    .prepare<[string, string, number], number>(
      `SELECT movie_id FROM movie_tags JOIN tag_names USING (tag_id) WHERE tag = ? COLLATE NOCASE
      UNION SELECT movie_id FROM movie_genome JOIN genome_tags USING (tag_id)
      WHERE tag = ? COLLATE NOCASE AND relevance >= ? ORDER BY movie_id`,
    )
    .pluck();
  return {
    traits: () => (traits ??= readTraits(database)),
    bayesianMeans: () => (means ??= meansById((traits ??= readTraits(database)))),
    moviesWithTag: (tag) => {
      const known = byTag.get(tag) ?? selectWearers.all(tag, tag, leastRelevance);
      byTag.set(tag, known);
      return known;
    },
    commonTags: (limit, leastMovies) => commonTags(database, limit, leastMovies),
  };
}

function meansById({ movieIds, bayesianMeans }: MovieTraits): ReadonlyMap<number, number> {
  const known = [...bayesianMeans].map((mean, row) => [movieIds[row] ?? 0, mean] as const);
  return new Map(known.filter(([, mean]) => !Number.isNaN(mean)));
}

function readTraits(database: SqliteDatabase): MovieTraits {
  const rows = database
    .prepare<[], Row>(
      `SELECT movie_id AS movieId, year, rating_count AS ratingCount, mean_stars AS meanStars,
        bayesian_mean_stars AS bayesianMean FROM movies ORDER BY movie_id`,
    )
    .all();
  const places = new Map(rows.map(({ movieId }, row) => [movieId, row]));
  const selectMovies = database
    .prepare<[number], number>('SELECT movie_id FROM movie_genres WHERE genre_id = ?')
    .pluck();
  const genres = database
    .prepare<[], { genreId: number; genre: string }>(
      'SELECT genre_id AS genreId, genre FROM genres ORDER BY genre',
    )
    .all()
    .map(({ genreId, genre }) => ({
      genre,
      rows: Int32Array.from(selectMovies.all(genreId), (movieId) => places.get(movieId) ?? 0).sort(),
    }))
    .sort((a, b) => b.rows.length - a.rows.length);
  return {
    movieIds: Int32Array.from(rows, (row) => row.movieId),
    years: Float64Array.from(rows, (row) => row.year ?? Number.NaN),
    ratingCounts: Int32Array.from(rows, (row) => row.ratingCount),
    meanStars: Float64Array.from(rows, (row) => row.meanStars ?? Number.NaN),
    bayesianMeans: Float64Array.from(rows, (row) => row.bayesianMean ?? Number.NaN),
    genres,
  };
}
