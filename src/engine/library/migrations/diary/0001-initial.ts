// Diary, version 1: profiles with all that is their own, settings, and the history of trainings.
import type { Migration } from '../migrate.ts';

/**
 * What is a profile's own goes with it: its tables reference `profiles` ON DELETE CASCADE.
 *
 * An entry is a rating. Entries and marks keep title, year and ids of their movie, so that they outlive every catalogue;
 * `movie_id` is the movie in the current one. An import's changes hold an entry's stars before and after, so that imports can
 * be undone in any order; both `earlier_` columns are null if the import added the entry. A choice is kept under what
 * identified the row, so that the same row finds the same movie the next time. A prediction is kept as it was when the stars
 * were given, even if the entry is changed later: it judges the model, not the person. It counts as long as its entry exists.
 */
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
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
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

      CREATE TABLE imports (
        import_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        source TEXT NOT NULL,
        format TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        file_dated_at_ms INTEGER NOT NULL,
        imported_at_ms INTEGER NOT NULL,
        added INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        waiting INTEGER NOT NULL,
        marked INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE import_changes (
        change_id INTEGER PRIMARY KEY AUTOINCREMENT,
        import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
        entry_id INTEGER NOT NULL,
        earlier_half_stars INTEGER,
        earlier_rated_at_ms INTEGER,
        half_stars INTEGER NOT NULL,
        rated_at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX import_changes_by_import ON import_changes (import_id);
      CREATE INDEX import_changes_by_entry ON import_changes (entry_id);

      CREATE TABLE marks (
        mark_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        kind TEXT NOT NULL,
        movie_id INTEGER,
        title TEXT NOT NULL,
        year INTEGER,
        imdb_id TEXT,
        tmdb_id INTEGER,
        genres TEXT NOT NULL,
        marked_at_ms INTEGER NOT NULL,
        import_id INTEGER REFERENCES imports
      ) STRICT;
      CREATE UNIQUE INDEX marks_by_movie ON marks (profile_id, kind, movie_id) WHERE movie_id IS NOT NULL;
      CREATE INDEX marks_by_import ON marks (import_id) WHERE import_id IS NOT NULL;

      CREATE TABLE movie_choices (
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        row_key TEXT NOT NULL,
        is_left_out INTEGER NOT NULL,
        title TEXT NOT NULL,
        year INTEGER,
        imdb_id TEXT,
        tmdb_id INTEGER,
        PRIMARY KEY (profile_id, row_key)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE predictions (
        prediction_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        entry_id INTEGER NOT NULL,
        run_id TEXT NOT NULL,
        predicted_stars REAL NOT NULL,
        stars_deviation REAL,
        half_stars INTEGER NOT NULL CHECK (half_stars BETWEEN 1 AND 10),
        predicted_at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX predictions_by_time ON predictions (profile_id, predicted_at_ms);
      CREATE INDEX predictions_by_entry ON predictions (entry_id);

      CREATE TABLE mixes (
        mix_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        name TEXT NOT NULL COLLATE NOCASE,
        tuning TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        UNIQUE (profile_id, name)
      ) STRICT;

      -- Each value is JSON.
      CREATE TABLE profile_settings (
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (profile_id, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE runs (
        run_id TEXT PRIMARY KEY,
        created_at_ms INTEGER NOT NULL,
        run TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE run_notes (run_id TEXT PRIMARY KEY, note TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
