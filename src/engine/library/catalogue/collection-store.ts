// Collections of the catalogue: films that belong together, such as a film and its sequels.
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type MovieCollection = {
  collectionId: number;
  name: string;
  /** Earliest first. */
  movieIds: number[];
};

export type CollectionStore = {
  /** Those of which the catalogue has at least two movies, the most rated first. */
  collections: () => MovieCollection[];
  /** Empty for a collection that the catalogue does not have. */
  moviesOfCollection: (collectionId: number) => number[];
};

type Row = { collectionId: number; name: string; movieIds: string };

export function createCollectionStore(database: SqliteDatabase): CollectionStore {
  const selectAll = database.prepare<[], Row>(
    `SELECT collection_id AS collectionId, name,
      group_concat(movie_id ORDER BY year IS NULL, year, movie_id) AS movieIds
    FROM movie_collections JOIN collections USING (collection_id) JOIN movies USING (movie_id)
    GROUP BY collection_id HAVING count(*) >= 2
    ORDER BY sum(rating_count) DESC, collection_id`,
  );
  const selectMovies = database
    .prepare<[number], number>(
      'SELECT movie_id FROM movie_collections JOIN movies USING (movie_id) WHERE collection_id = ? ORDER BY year IS NULL, year, movie_id',
    )
    .pluck();
  return {
    collections: () =>
      selectAll.all().map((row) => ({ ...row, movieIds: row.movieIds.split(',').map(Number) })),
    moviesOfCollection: (collectionId) => selectMovies.all(collectionId),
  };
}
