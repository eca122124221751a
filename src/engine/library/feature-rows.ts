// What is known of each movie besides its ratings, as the model's features are made from.
import { readTexts } from './json-columns.ts';
import { genresColumn } from './movie-store.ts';
import type { SqliteDatabase } from './sqlite.ts';

export type FeatureRow = {
  movieId: number;
  title: string;
  year: number | null;
  genres: string[];
  /** Most used first. */
  tags: { tag: string; count: number }[];
  budgetUsd: number | null;
  ratingCount: number;
  meanStars: number | null;
};

/** All movies by ascending movie id. */
export function readFeatureRows(database: SqliteDatabase): FeatureRow[] {
  const tags = readTags(database);
  return database
    .prepare<[], Omit<FeatureRow, 'genres' | 'tags'> & { genres: string }>(
      `SELECT m.movie_id AS movieId, m.title, m.year, ${genresColumn} AS genres, m.budget_usd AS budgetUsd,
        m.rating_count AS ratingCount, m.mean_stars AS meanStars
      FROM movies m ORDER BY m.movie_id`,
    )
    .all()
    .map((row) => ({ ...row, genres: readTexts(row.genres), tags: tags.get(row.movieId) ?? [] }));
}

function readTags(database: SqliteDatabase): Map<number, FeatureRow['tags']> {
  const rows = database.prepare<[], { movieId: number; tag: string; count: number }>(
    `SELECT movie_id AS movieId, tag, count FROM movie_tags JOIN tag_names USING (tag_id)
    ORDER BY movie_id, count DESC, tag`,
  );
  const tags = new Map<number, FeatureRow['tags']>();
  for (const { movieId, tag, count } of rows.iterate()) {
    const ofMovie = tags.get(movieId);
    if (ofMovie === undefined) tags.set(movieId, [{ tag, count }]);
    else ofMovie.push({ tag, count });
  }
  return tags;
}
