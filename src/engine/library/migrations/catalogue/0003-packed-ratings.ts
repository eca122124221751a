// Catalogue, version 3: ratings packed by user and by movie instead of a row for each.
import { RatingPacker } from '../../catalogue/rating-packing.ts';
import type { SqliteDatabase } from '../../../base/sqlite.ts';
import type { Migration } from '../migrate.ts';

/**
 * What is in `packed` is told in rating-packing.ts; docs/decisions/library-files.md says why. Users and movies without ratings
 * have no row. The ratings that the file has are packed.
 */
export const catalogue0003: Migration = {
  version: 3,
  up: (database) => {
    database.exec(`
      CREATE TABLE user_ratings (user_id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
      CREATE TABLE movie_ratings (movie_id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
    `);
    pack(database, {
      ids: 'SELECT DISTINCT user_id FROM ratings',
      ratings: 'SELECT movie_id, half_stars, rated_at_s FROM ratings WHERE user_id = ? ORDER BY movie_id',
      insert: 'INSERT INTO user_ratings VALUES (?, ?)',
      packer: new RatingPacker(1),
    });
    pack(database, {
      ids: 'SELECT DISTINCT movie_id FROM ratings_by_movie',
      ratings: 'SELECT user_id, half_stars, 0 FROM ratings_by_movie WHERE movie_id = ? ORDER BY user_id',
      insert: 'INSERT INTO movie_ratings VALUES (?, ?)',
      packer: new RatingPacker(0),
    });
    database.exec('DROP TABLE ratings; DROP TABLE ratings_by_movie');
  },
};

function pack(
  database: SqliteDatabase,
  { ids, ratings, insert, packer }: { ids: string; ratings: string; insert: string; packer: RatingPacker },
): void {
  const insertPacked = database.prepare<[number, Buffer]>(insert);
  const selectRatings = database
    .prepare<[number], [number, number, number]>(ratings)
    // The types know only rows as objects; `raw` makes them the lists that the type above says.
    .raw();
  for (const id of database.prepare<[], number>(ids).pluck().all()) {
    packer.start();
    for (const [otherId, halfStars, timeSeconds] of selectRatings.all(id)) {
      packer.add(otherId, halfStars, timeSeconds);
    }
    insertPacked.run(id, packer.bytes());
  }
}
