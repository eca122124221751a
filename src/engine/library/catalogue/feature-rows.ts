// What is known of each movie besides its ratings, as the model's features are made from.
import { readTexts } from '../../base/json-columns.ts';
import { genresColumn } from './movie-store.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type FeatureRow = {
  movieId: number;
  title: string;
  year: number | null;
  genres: string[];
  /** Most used first; then tags of the tag genome that fit, with a count of 0. */
  tags: { tag: string; count: number }[];
  budgetUsd: number | null;
  ratingCount: number;
  meanStars: number | null;
};

/** Minimum fit of a genome tag to count like one that people gave. */
const leastRelevance = 0.7;
/** A movie has a hundred such tags; its strongest say what it is. */
const mostGenomeTags = 15;

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
  addGenomeTags(database, tags);
  return tags;
}

function addGenomeTags(database: SqliteDatabase, tags: Map<number, FeatureRow['tags']>): void {
  const rows = database.prepare<[number, number], { movieId: number; tag: string }>(
    `SELECT movieId, tag FROM (
      SELECT movie_id AS movieId, tag_id, row_number() OVER (PARTITION BY movie_id ORDER BY relevance DESC, tag_id) AS rank
      FROM movie_genome WHERE relevance >= ?
    ) JOIN genome_tags USING (tag_id) WHERE rank <= ? ORDER BY movieId, rank`,
  );
  for (const { movieId, tag } of rows.iterate(leastRelevance, mostGenomeTags)) {
    const ofMovie = tags.get(movieId) ?? [];
    tags.set(movieId, ofMovie);
    const isGiven = ofMovie.some((given) => given.tag.toLowerCase() === tag.toLowerCase());
    if (!isGiven) ofMovie.push({ tag, count: 0 });
  }
}
