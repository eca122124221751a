// Diary, version 2: imports of the person's history with what each changed, marks (watched, watchlist), and matches the person chose.
import type { Migration } from '../migrate.ts';

/**
 * An import's changes hold an entry's stars before and after, so that it can be taken back whole in any order; both `earlier_` columns
 * are null where the import added the entry. Marks know their movie as entries do. A choice is kept under what identified the
 * row, so that the same row finds the same movie the next time.
 */
export const diary0002: Migration = {
  version: 2,
  up: (database) => {
    database.exec(`
      CREATE TABLE imports (
        import_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles,
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
        import_id INTEGER NOT NULL REFERENCES imports,
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
        profile_id INTEGER NOT NULL REFERENCES profiles,
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
        profile_id INTEGER NOT NULL REFERENCES profiles,
        row_key TEXT NOT NULL,
        is_left_out INTEGER NOT NULL,
        title TEXT NOT NULL,
        year INTEGER,
        imdb_id TEXT,
        tmdb_id INTEGER,
        PRIMARY KEY (profile_id, row_key)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
