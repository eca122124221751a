// Diary, version 2: lists of one's own.
import type { Migration } from '../migrate.ts';

/**
 * A list is its profile's, its items are the list's. Items keep what identifies their movie, as entries and marks do. A change is
 * what an import did to a list: its details and the order of its items before and after, as JSON; `state_before` is null if
 * the import made the list. It names the list without a reference: a list that was removed may be put back.
 */
export const diary0002: Migration = {
  version: 2,
  up: (database) => {
    database.exec(`
      CREATE TABLE lists (
        list_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        name TEXT NOT NULL COLLATE NOCASE,
        note TEXT NOT NULL,
        is_ordered INTEGER NOT NULL,
        created_at_ms INTEGER NOT NULL,
        UNIQUE (profile_id, name)
      ) STRICT;

      CREATE TABLE list_items (
        item_id INTEGER PRIMARY KEY AUTOINCREMENT,
        list_id INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
        position INTEGER NOT NULL,
        movie_id INTEGER,
        title TEXT NOT NULL,
        year INTEGER,
        imdb_id TEXT,
        tmdb_id INTEGER,
        genres TEXT NOT NULL,
        note TEXT NOT NULL,
        import_id INTEGER REFERENCES imports ON DELETE SET NULL
      ) STRICT;
      CREATE UNIQUE INDEX list_items_by_movie ON list_items (list_id, movie_id) WHERE movie_id IS NOT NULL;
      CREATE INDEX list_items_by_position ON list_items (list_id, position);
      CREATE INDEX list_items_by_import ON list_items (import_id) WHERE import_id IS NOT NULL;

      CREATE TABLE list_changes (
        change_id INTEGER PRIMARY KEY AUTOINCREMENT,
        import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
        list_id INTEGER NOT NULL,
        state_before TEXT,
        state_after TEXT NOT NULL
      ) STRICT;
      CREATE INDEX list_changes_by_import ON list_changes (import_id);
      CREATE INDEX list_changes_by_list ON list_changes (list_id);

      ALTER TABLE imports ADD COLUMN lists INTEGER NOT NULL DEFAULT 0;
    `);
  },
};
