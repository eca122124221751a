// Diary, version 3: what the model predicted when a movie was rated, named mixes of the tuner, and notes on runs.
import type { Migration } from '../migrate.ts';

/**
 * A prediction is kept as it was when the stars were given, also where the entry is changed later: it judges the model,
 * not the person. It counts as long as the entry is there.
 */
export const diary0003: Migration = {
  version: 3,
  up: (database) => {
    database.exec(`
      CREATE TABLE predictions (
        prediction_id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id INTEGER NOT NULL REFERENCES profiles,
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
        profile_id INTEGER NOT NULL REFERENCES profiles,
        name TEXT NOT NULL COLLATE NOCASE,
        tuning TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        UNIQUE (profile_id, name)
      ) STRICT;

      CREATE TABLE run_notes (run_id TEXT PRIMARY KEY, note TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
