// Diary, version 1: profiles, their ratings with what identifies each movie, settings, runs.
import type { Migration } from '../migrate.ts';

/** An entry keeps title, year and ids of its own, so that it outlives every catalogue; `movie_id` is its movie in the present one. */
export const diary0001: Migration = {
  version: 1,
  up: (database) => {
    database.exec(`
      CREATE TABLE profiles (
        profile_id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at_ms INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE entries (
        entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles,
        movie_id INTEGER,
        title TEXT NOT NULL,
        year INTEGER,
        imdb_id TEXT,
        tmdb_id INTEGER,
        genres TEXT NOT NULL,
        half_stars INTEGER NOT NULL CHECK (half_stars BETWEEN 1 AND 10),
        rated_at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX entries_by_movie ON entries (profile_id, movie_id) WHERE movie_id IS NOT NULL;
      CREATE INDEX entries_by_time ON entries (profile_id, rated_at_ms DESC);

      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE runs (
        run_id TEXT PRIMARY KEY,
        created_at_ms INTEGER NOT NULL,
        run TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
