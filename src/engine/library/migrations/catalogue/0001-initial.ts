// Catalogue, version 1: movies with their details and statistics, packed ratings, tags, the tag genome and title search.
import type { Migration } from '../migrate.ts';

/**
 * `user_ratings` and `movie_ratings` hold the same ratings, packed as rating-packing.ts describes; users and movies without
 * ratings have no row. docs/decisions/library-files.md says why. Overviews are long and read one at a time, so they have a
 * table of their own: filters that pass over all movies then read a third of the pages.
 */
export const catalogue0001: Migration = {
  version: 1,
  up: (database) => {
    database.exec(`
      CREATE TABLE info (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        is_simulated INTEGER NOT NULL,
        format TEXT NOT NULL,
        source TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        imported_at_ms INTEGER NOT NULL,
        movies INTEGER NOT NULL,
        users INTEGER NOT NULL,
        ratings INTEGER NOT NULL,
        tags INTEGER NOT NULL,
        mean_stars REAL NOT NULL,
        import_report TEXT,
        -- What became of movie details that were imported later; null if none were.
        details_report TEXT
      ) STRICT;

      CREATE TABLE movies (
        movie_id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        folded_title TEXT NOT NULL,
        year INTEGER,
        alternative_titles TEXT NOT NULL,
        directors TEXT NOT NULL,
        runtime_minutes REAL,
        budget_usd REAL,
        imdb_id TEXT,
        tmdb_id INTEGER,
        rating_count INTEGER NOT NULL,
        mean_stars REAL,
        bayesian_mean_stars REAL,
        histogram TEXT NOT NULL,
        popularity REAL NOT NULL,
        revenue_usd REAL,
        language TEXT
      ) STRICT;
      CREATE INDEX movies_by_folded_title ON movies (folded_title);
      CREATE INDEX movies_by_popularity ON movies (popularity DESC, movie_id);
      CREATE INDEX movies_by_rating ON movies (bayesian_mean_stars DESC, movie_id);
      CREATE INDEX movies_by_year ON movies (year, movie_id);
      CREATE INDEX movies_by_imdb_id ON movies (imdb_id) WHERE imdb_id IS NOT NULL;
      CREATE INDEX movies_by_tmdb_id ON movies (tmdb_id) WHERE tmdb_id IS NOT NULL;
      CREATE INDEX movies_by_runtime ON movies (runtime_minutes) WHERE runtime_minutes IS NOT NULL;
      CREATE INDEX movies_by_budget ON movies (budget_usd) WHERE budget_usd IS NOT NULL;

      CREATE TABLE overviews (
        movie_id INTEGER PRIMARY KEY REFERENCES movies,
        overview TEXT NOT NULL
      ) STRICT;

      CREATE TABLE genres (genre_id INTEGER PRIMARY KEY, genre TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE movie_genres (
        movie_id INTEGER NOT NULL REFERENCES movies,
        position INTEGER NOT NULL,
        genre_id INTEGER NOT NULL REFERENCES genres,
        PRIMARY KEY (movie_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX movie_genres_by_genre ON movie_genres (genre_id, movie_id);

      CREATE TABLE users (
        user_id INTEGER PRIMARY KEY,
        rating_count INTEGER NOT NULL,
        mean_stars REAL NOT NULL
      ) STRICT;
      CREATE TABLE user_ratings (user_id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
      CREATE TABLE movie_ratings (movie_id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;

      CREATE TABLE tag_names (tag_id INTEGER PRIMARY KEY, tag TEXT NOT NULL) STRICT;
      CREATE TABLE tags (
        user_id INTEGER NOT NULL,
        movie_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES tag_names,
        tagged_at_s INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE movie_tags (
        movie_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (movie_id, tag_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE genome_tags (tag_id INTEGER PRIMARY KEY, tag TEXT NOT NULL) STRICT;
      -- Only tags that rather fit than not; relevance is from 0 to 1.
      CREATE TABLE movie_genome (
        movie_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES genome_tags,
        relevance REAL NOT NULL,
        PRIMARY KEY (movie_id, tag_id)
      ) STRICT, WITHOUT ROWID;

      -- Holds words that were folded before (titles.ts), so the tokenizer has only to split them.
      CREATE VIRTUAL TABLE title_words USING fts5(
        words, content = '', detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
      );
    `);
  },
};
