// Catalogue, version 2: who made the movies, what they are about in TMDB's keywords, and where they were made.
import type { Migration } from '../migrate.ts';

/** Artists have TMDB's numbers; only those with a credit for a movie of this catalogue are there. */
export const catalogue0002: Migration = {
  version: 2,
  up: (database) => {
    database.exec(`
      CREATE TABLE artists (
        artist_id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        folded_name TEXT NOT NULL
      ) STRICT;
      CREATE TABLE credits (
        movie_id INTEGER NOT NULL REFERENCES movies,
        kind TEXT NOT NULL,
        position INTEGER NOT NULL,
        artist_id INTEGER NOT NULL REFERENCES artists,
        role TEXT,
        PRIMARY KEY (movie_id, kind, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX credits_by_artist ON credits (artist_id, movie_id);

      CREATE TABLE keywords (keyword_id INTEGER PRIMARY KEY, keyword TEXT NOT NULL) STRICT;
      CREATE TABLE movie_keywords (
        movie_id INTEGER NOT NULL REFERENCES movies,
        position INTEGER NOT NULL,
        keyword_id INTEGER NOT NULL REFERENCES keywords,
        PRIMARY KEY (movie_id, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE movie_countries (
        movie_id INTEGER NOT NULL REFERENCES movies,
        position INTEGER NOT NULL,
        country TEXT NOT NULL,
        PRIMARY KEY (movie_id, position)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
