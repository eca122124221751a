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
    .prepare<[], [movieId: number, title: string, year: number | null, ratings: number, mean: number | null]>(
      'SELECT movie_id, title, year, rating_count, mean_stars FROM movies ORDER BY movie_id',
    )
    .raw()
    .all()
    .map(([movieId, title, year, ratingCount, meanStars]): MapRow => ({
      movieId,
      title,
      year,
      ratingCount,
      meanStars,
      genres: [],
    }));
  const names = new Map(
    database
      .prepare<[], { id: number; genre: string }>('SELECT genre_id AS id, genre FROM genres')
      .all()
      .map(({ id, genre }) => [id, genre]),
  );
  const genres = database
    .prepare<[], [movieId: number, genreId: number]>(
      'SELECT movie_id, genre_id FROM movie_genres ORDER BY movie_id, position',
    )
    .raw()
    .all();
  // Both are by movie: they are gone through side by side.
  let next = 0;
  for (const row of rows) {
    for (let pair = genres[next]; pair !== undefined && pair[0] <= row.movieId; pair = genres[++next]) {
      const genre = names.get(pair[1]);
      if (pair[0] === row.movieId && genre !== undefined) row.genres.push(genre);
    }
  }
  return rows;
}
