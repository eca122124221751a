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

/** Movies that are read at a time: tags are most of the work. */
const moviesPerStep = 500;

/** All movies by ascending movie id; yields the share done. */
export function* featureRowsInSteps(database: SqliteDatabase): Generator<number, FeatureRow[]> {
  const movies = database
    .prepare<[], Omit<FeatureRow, 'genres' | 'tags'> & { genres: string }>(
      `SELECT m.movie_id AS movieId, m.title, m.year, ${genresColumn} AS genres, m.budget_usd AS budgetUsd,
        m.rating_count AS ratingCount, m.mean_stars AS meanStars
      FROM movies m ORDER BY m.movie_id`,
    )
    .all();
  const readTags = tagReader(database);
  const rows: FeatureRow[] = [];
  for (let start = 0; start < movies.length; start += moviesPerStep) {
    const some = movies.slice(start, start + moviesPerStep);
    const tags = readTags(some[0]?.movieId ?? 0, some.at(-1)?.movieId ?? 0);
    for (const row of some) {
      rows.push({ ...row, genres: readTexts(row.genres), tags: tags.get(row.movieId) ?? [] });
    }
    yield rows.length / movies.length;
  }
  return rows;
}

/** The tags of movies from one id up to another. */
function tagReader(
  database: SqliteDatabase,
): (first: number, last: number) => Map<number, FeatureRow['tags']> {
  const given = database.prepare<[number, number], { movieId: number; tag: string; count: number }>(
    `SELECT movie_id AS movieId, tag, count FROM movie_tags JOIN tag_names USING (tag_id)
    WHERE movie_id BETWEEN ? AND ? ORDER BY movie_id, count DESC, tag`,
  );
  const ofGenome = database.prepare<[number, number, number, number], { movieId: number; tag: string }>(
    `SELECT movieId, tag FROM (
      SELECT movie_id AS movieId, tag_id, row_number() OVER (PARTITION BY movie_id ORDER BY relevance DESC, tag_id) AS rank
      FROM movie_genome WHERE movie_id BETWEEN ? AND ? AND relevance >= ?
    ) JOIN genome_tags USING (tag_id) WHERE rank <= ? ORDER BY movieId, rank`,
  );
  return (first, last) => {
    const tags = new Map<number, FeatureRow['tags']>();
    for (const { movieId, tag, count } of given.iterate(first, last)) {
      const ofMovie = tags.get(movieId);
      if (ofMovie === undefined) tags.set(movieId, [{ tag, count }]);
      else ofMovie.push({ tag, count });
    }
    for (const { movieId, tag } of ofGenome.iterate(first, last, leastRelevance, mostGenomeTags)) {
      const ofMovie = tags.get(movieId) ?? [];
      tags.set(movieId, ofMovie);
      const isGiven = ofMovie.some((other) => other.tag.toLowerCase() === tag.toLowerCase());
      if (!isGiven) ofMovie.push({ tag, count: 0 });
    }
    return tags;
  };
}
