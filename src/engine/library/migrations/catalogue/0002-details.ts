// Catalogue, version 2: what movies earned and are about, and the tag genome.
import type { Migration } from '../migrate.ts';

/**
 * Overviews are long and read one at a time, so they have a table of their own: filters that pass over all movies then read a
 * third of the pages.
 */
export const catalogue0002: Migration = {
  version: 2,
  up: (database) => {
    database.exec(`
      ALTER TABLE movies ADD COLUMN revenue_usd REAL;
      ALTER TABLE movies ADD COLUMN language TEXT;
      CREATE INDEX movies_by_runtime ON movies (runtime_minutes) WHERE runtime_minutes IS NOT NULL;
      CREATE INDEX movies_by_budget ON movies (budget_usd) WHERE budget_usd IS NOT NULL;

      CREATE TABLE overviews (
        movie_id INTEGER PRIMARY KEY REFERENCES movies,
        overview TEXT NOT NULL
      ) STRICT;

      CREATE TABLE genome_tags (tag_id INTEGER PRIMARY KEY, tag TEXT NOT NULL) STRICT;
      -- Only tags that rather fit than not; relevance is from 0 to 1.
      CREATE TABLE movie_genome (
        movie_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES genome_tags,
        relevance REAL NOT NULL,
        PRIMARY KEY (movie_id, tag_id)
      ) STRICT, WITHOUT ROWID;

      -- What became of movie details that were brought later; null where none were.
      ALTER TABLE info ADD COLUMN details_report TEXT;
    `);
  },
};
