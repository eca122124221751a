// Diary, version 3: viewings, of which a movie can have many.
import type { Migration } from '../migrate.ts';

/**
 * A viewing keeps what identifies its movie, as entries and marks do. `watched_at_ms` is a calendar day, null where nobody knows it.
 * The stars of an entry are those that count: of its viewings, or those that were given to it directly, which `given_` holds (null
 * where all of its stars are its viewings'). What was rated before there were viewings was given directly: nobody said that it was
 * watched on that day.
 */
export const diary0003: Migration = {
  version: 3,
  up: (database) => {
    database.exec(`
      CREATE TABLE viewings (
        viewing_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        movie_id INTEGER,
        title TEXT NOT NULL,
        year INTEGER,
        imdb_id TEXT,
        tmdb_id INTEGER,
        genres TEXT NOT NULL,
        watched_at_ms INTEGER,
        half_stars INTEGER CHECK (half_stars BETWEEN 1 AND 10),
        note TEXT NOT NULL,
        -- A list, as JSON.
        tags TEXT NOT NULL,
        is_rewatch INTEGER NOT NULL,
        companions TEXT NOT NULL,
        import_id INTEGER REFERENCES imports,
        noted_at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX viewings_by_movie ON viewings (profile_id, movie_id);
      CREATE INDEX viewings_by_import ON viewings (import_id) WHERE import_id IS NOT NULL;

      ALTER TABLE entries ADD COLUMN given_half_stars INTEGER CHECK (given_half_stars BETWEEN 1 AND 10);
      ALTER TABLE entries ADD COLUMN given_at_ms INTEGER;
      ALTER TABLE imports ADD COLUMN viewings INTEGER NOT NULL DEFAULT 0;
      UPDATE entries SET given_half_stars = half_stars, given_at_ms = rated_at_ms;
    `);
  },
};
