// Catalogue, version 1: movies with their statistics, ratings clustered by user and once more by movie, tags, title search.
import type { Migration } from '../migrate.ts';

/**
 * Ratings are half-stars, 1 to 10. `ratings_by_movie` is the covering index by movie, kept as a clustered table because
 * the catalogue never changes once built: it is filled in its own order, a slice at a time, so that building it can be watched and
 * cancelled, which CREATE INDEX can't.
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
        import_report TEXT
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
        popularity REAL NOT NULL
      ) STRICT;
      CREATE INDEX movies_by_folded_title ON movies (folded_title);
      CREATE INDEX movies_by_popularity ON movies (popularity DESC, movie_id);
      CREATE INDEX movies_by_rating ON movies (bayesian_mean_stars DESC, movie_id);
      CREATE INDEX movies_by_year ON movies (year, movie_id);
      CREATE INDEX movies_by_imdb_id ON movies (imdb_id) WHERE imdb_id IS NOT NULL;
      CREATE INDEX movies_by_tmdb_id ON movies (tmdb_id) WHERE tmdb_id IS NOT NULL;

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

      CREATE TABLE ratings (
        user_id INTEGER NOT NULL,
        movie_id INTEGER NOT NULL,
        half_stars INTEGER NOT NULL,
        rated_at_s INTEGER NOT NULL,
        PRIMARY KEY (user_id, movie_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE ratings_by_movie (
        movie_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        half_stars INTEGER NOT NULL,
        PRIMARY KEY (movie_id, user_id)
      ) STRICT, WITHOUT ROWID;

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

      -- Holds words that were folded before (titles.ts), so the tokenizer has only to split them.
      CREATE VIRTUAL TABLE title_words USING fts5(
        words, content = '', detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
      );
    `);
  },
};
