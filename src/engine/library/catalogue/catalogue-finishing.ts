// The last steps of building a catalogue: ratings by movie, statistics, title search, tag counts, the info row.
import type { CatalogueInfo } from '../../../contract/library.ts';
import { createBulkInsert } from '../../base/bulk-insert.ts';
import type { CatalogueCounts, CatalogueOrigin, FinishOptions, NewMovie } from './catalogue-input.ts';
import type { Fingerprint } from './fingerprint.ts';
import { insertMovies } from './movie-rows.ts';
import type { MoviePlaces } from './movie-places.ts';
import { nextTurn } from '../../base/cancellation.ts';
import { insertRatingsByMovie, type UserSums } from './ratings-by-movie.ts';
import type { RatingTally } from './rating-tally.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import type { TagUses } from './tag-uses.ts';

export type CatalogueContents = {
  movies: readonly NewMovie[];
  /** Place in `movies` by movie id; the tally and the tag uses know movies by it. */
  places: MoviePlaces;
  tally: RatingTally;
  /** How many have rated. */
  users: number;
  tagUses: TagUses;
  fingerprint: Fingerprint;
  tags: number;
};

/** Rows between two looks at the clock and the abort signal: some tens of milliseconds of work. */
const sliceRows = 20_000;

/** Fills the computed tables inside the open transaction; gives the event loop turns on the way. */
export async function finishCatalogue(
  database: SqliteDatabase,
  origin: CatalogueOrigin,
  contents: CatalogueContents,
  options: FinishOptions,
): Promise<CatalogueInfo> {
  const { movies, places, tally } = contents;
  const movieIds = movies.map((movie) => movie.movieId).sort((a, b) => a - b);
  const order = movieIds.map((movieId) => places.get(movieId) ?? 0);

  const sums = await insertRatingsByMovie(
    database,
    { order, movieIds, places, tally, users: contents.users },
    options,
  );
  await insertUsers(database, sums, options);
  await insertMovies(database, order, contents, options);
  await insertTagCounts(database, contents, options);

  options.onPhase?.('finishing', 1);
  const counts = {
    movies: movies.length,
    users: contents.users,
    ratings: tally.ratings,
    tags: contents.tags,
  };
  const info = insertInfo(database, origin, contents, counts, options);
  database.exec('PRAGMA analysis_limit = 1000; ANALYZE movies; ANALYZE movie_genres');
  await nextTurn(options.signal);
  return info;
}

async function insertUsers(
  database: SqliteDatabase,
  { userIds, counts, sumsHalfStars }: UserSums,
  { onPhase, signal }: FinishOptions,
): Promise<void> {
  const insert = createBulkInsert(database, 'users', 3);
  for (const [user, userId] of userIds.entries()) {
    if (user % sliceRows === 0) {
      onPhase?.('statistics', (0.2 * user) / userIds.length);
      await nextTurn(signal);
    }
    const count = counts[user] ?? 0;
    insert.add(userId, count, (sumsHalfStars[user] ?? 0) / 2 / count);
  }
  insert.flush();
}

async function insertTagCounts(
  database: SqliteDatabase,
  { movies, tagUses }: CatalogueContents,
  { onPhase, signal }: FinishOptions,
): Promise<void> {
  const insert = createBulkInsert(database, 'movie_tags', 3);
  let written = 0;
  for (const { movie, tagId, count, done } of tagUses.entries()) {
    if (written % sliceRows === 0) {
      onPhase?.('finishing', done);
      await nextTurn(signal);
    }
    insert.add(movies[movie]?.movieId ?? 0, tagId, count);
    written += 1;
  }
  insert.flush();
}

function insertInfo(
  database: SqliteDatabase,
  origin: CatalogueOrigin,
  { tally, fingerprint }: CatalogueContents,
  counts: CatalogueCounts,
  { report }: FinishOptions,
): CatalogueInfo {
  const info: CatalogueInfo = {
    name: origin.name,
    isSimulated: origin.isSimulated,
    fingerprint: fingerprint.digest(),
    importedAtMs: Date.now(),
    ...counts,
    meanStars: tally.ratings === 0 ? 0 : tally.sumHalfStars / 2 / tally.ratings,
  };
  database
    .prepare(
      `INSERT INTO info VALUES (1, @name, @isSimulated, @format, @source, @fingerprint, @importedAtMs,
        @movies, @users, @ratings, @tags, @meanStars, @report, NULL)`,
    )
    .run({
      ...info,
      isSimulated: info.isSimulated ? 1 : 0,
      format: origin.format,
      source: origin.source,
      report: report === undefined ? null : JSON.stringify(report(counts)),
    });
  return info;
}
