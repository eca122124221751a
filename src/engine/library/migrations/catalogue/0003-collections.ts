// Catalogue, version 3: collections, the films that belong together such as a film and its sequels.
import type { Migration } from '../migrate.ts';

/** As TMDB has them, under its numbers; a movie is in one at most. */
export const catalogue0003: Migration = {
  version: 3,
  up: (database) => {
    database.exec(`
      CREATE TABLE collections (collection_id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
      CREATE TABLE movie_collections (
        movie_id INTEGER PRIMARY KEY REFERENCES movies,
        collection_id INTEGER NOT NULL REFERENCES collections
      ) STRICT;
      CREATE INDEX movie_collections_by_collection ON movie_collections (collection_id);
    `);
  },
};
