// What a map shows of each movie, read for all of them at once.
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type MapRow = {
  movieId: number;
  title: string;
  year: number | null;
  ratingCount: number;
  meanStars: number | null;
  genres: string[];
};

/** All movies by ascending id; genres in the order of their source. */
export function readMapRows(database: SqliteDatabase): MapRow[] {
  const rows = database
    .prepare<[], Omit<MapRow, 'genres'>>(
      `SELECT movie_id AS movieId, title, year, rating_count AS ratingCount, mean_stars AS meanStars
      FROM movies ORDER BY movie_id`,
    )
    .all()
    .map((row): MapRow => ({ ...row, genres: [] }));
  const byId = new Map(rows.map((row) => [row.movieId, row]));
  const genres = database.prepare<[], { movieId: number; genre: string }>(
    `SELECT movie_id AS movieId, genre FROM movie_genres JOIN genres USING (genre_id)
    ORDER BY movie_id, position`,
  );
  for (const { movieId, genre } of genres.iterate()) byId.get(movieId)?.genres.push(genre);
  return rows;
}
