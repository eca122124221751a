// Builds a new catalogue file: takes movies, ratings and tags in bulk, then adds what is computed once.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CatalogueInfo } from '../../contract/library.ts';
import { createBulkInsert } from './bulk-insert.ts';
import { finishCatalogue } from './catalogue-finishing.ts';
import type { CatalogueOrigin, FinishOptions, NewMovie } from './catalogue-input.ts';
import { createFingerprint } from './fingerprint.ts';
import { flushFile } from './flushing.ts';
import { catalogueSchema } from './migrations/catalogue-schema.ts';
import { migrate } from './migrations/migrate.ts';
import { comparePairs, orderByUserAndMovie, type RatingBatch } from './rating-batch.ts';
import { RatingTally } from './rating-tally.ts';
import { openDatabase, translateErrors, toLibraryError, type SqliteDatabase } from './sqlite.ts';
import { TagUses } from './tag-uses.ts';

export type RejectedRating = 'duplicate' | 'unknown-movie';

const pageBytes = 4096;

/** Starts a new catalogue in `file`, replacing whatever lies there. Every method throws `no-space` on a full disk; call `abort` then. */
export function openCatalogueWriter(file: string, origin: CatalogueOrigin): CatalogueWriter {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const database = openDatabase(file);
  try {
    prepareForBuilding(database, origin.maxBytes);
    return new CatalogueWriter(file, database, origin);
  } catch (error) {
    database.close();
    rmSync(file, { force: true });
    throw toLibraryError(file, error);
  }
}

/** The file is nobody's yet: a crash leaves a stray file in staging, so nothing has to be journalled or flushed before the end. */
function prepareForBuilding(database: SqliteDatabase, maxBytes: number | undefined): void {
  database.pragma(`page_size = ${pageBytes}`);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('foreign_keys = OFF');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -131072');
  if (maxBytes !== undefined)
    database.pragma(`max_page_count = ${Math.max(1, Math.floor(maxBytes / pageBytes))}`);
  migrate(database, catalogueSchema);
}

export class CatalogueWriter {
  readonly #file: string;
  readonly #database: SqliteDatabase;
  readonly #origin: CatalogueOrigin;
  readonly #movies: NewMovie[] = [];
  /** Place in `#movies` by movie id. */
  readonly #places = new Map<number, number>();
  readonly #tally = new RatingTally();
  readonly #fingerprint = createFingerprint();
  readonly #tagIds = new Map<string, number>();
  readonly #tagUses = new TagUses();
  readonly #insertRatings;
  readonly #insertTags;
  readonly #insertRating;
  readonly #insertTagName;
  readonly #insertGenomeTag;
  readonly #insertGenomeScore;
  #tags = 0;
  /** The greatest pair written so far: what lies beyond it can't be a duplicate. */
  #lastUserId = -1;
  #lastMovieId = -1;

  constructor(file: string, database: SqliteDatabase, origin: CatalogueOrigin) {
    this.#file = file;
    this.#database = database;
    this.#origin = origin;
    this.#insertRatings = createBulkInsert(database, 'ratings', 4);
    this.#insertTags = createBulkInsert(database, 'tags', 4);
    this.#insertRating = database.prepare<[number, number, number, number]>(
      'INSERT OR IGNORE INTO ratings VALUES (?, ?, ?, ?)',
    );
    this.#insertTagName = database.prepare<[number, string]>('INSERT INTO tag_names VALUES (?, ?)');
    this.#insertGenomeTag = database.prepare<[number, string]>('INSERT INTO genome_tags VALUES (?, ?)');
    this.#insertGenomeScore = database.prepare<[number, number, number]>(
      'INSERT OR IGNORE INTO movie_genome VALUES (?, ?, ?)',
    );
    database.exec('BEGIN');
  }

  /** Ratings added so far. */
  get ratings(): number {
    return this.#tally.ratings;
  }

  hasMovie(movieId: number): boolean {
    return this.#places.has(movieId);
  }

  /** False where the id is taken already; the first movie stays. */
  addMovie(movie: NewMovie): boolean {
    if (this.#places.has(movie.movieId)) return false;
    this.#places.set(movie.movieId, this.#movies.length);
    this.#movies.push(movie);
    return true;
  }

  /** False where the user has rated the movie already; the first rating stays. The movie must have been added. */
  addRating(userId: number, movieId: number, halfStars: number, timestampSeconds: number): boolean {
    const place = this.#places.get(movieId);
    if (place === undefined) throw new Error(`movie ${movieId} was not added before its rating`);
    return this.#translate(() => {
      this.#insertRatings.flush();
      const { changes } = this.#insertRating.run(userId, movieId, halfStars, timestampSeconds);
      if (changes === 1) this.#note(userId, movieId, place, halfStars, timestampSeconds);
      return changes === 1;
    });
  }

  /** Adds many ratings at once, in any order; fastest where batches follow each other by user and movie. Rows left out are told one by one. */
  addRatings(batch: RatingBatch, onRejected: (row: number, why: RejectedRating) => void): void {
    const order = orderByUserAndMovie(batch);
    this.#translate(() => {
      let previous = -1;
      for (const row of order) {
        const movieId = batch.movieIds[row] ?? 0;
        const place = this.#places.get(movieId);
        if (place === undefined) {
          onRejected(row, 'unknown-movie');
        } else if (previous >= 0 && comparePairs(batch, previous, row) === 0) {
          onRejected(row, 'duplicate');
        } else {
          previous = row;
          if (!this.#insert(batch, row, movieId, place)) onRejected(row, 'duplicate');
        }
      }
    });
  }

  /** The same tag in other letter case counts as the same; the first spelling stays. The movie must have been added. */
  addTag(userId: number, movieId: number, tag: string, timestampSeconds: number): void {
    const place = this.#places.get(movieId);
    if (place === undefined) throw new Error(`movie ${movieId} was not added before its tag`);
    this.#translate(() => {
      const tagId = this.#tagIdOf(tag.trim());
      this.#insertTags.add(userId, movieId, tagId, timestampSeconds);
      this.#tagUses.add(place, tagId);
      this.#tags += 1;
    });
  }

  /** Each id once, and before its scores. */
  addGenomeTag(tagId: number, tag: string): void {
    this.#translate(() => this.#insertGenomeTag.run(tagId, tag));
  }

  /** How well the tag fits the movie, 0 to 1; of two scores of a pair the first stays. */
  addGenomeScore(movieId: number, tagId: number, relevance: number): void {
    this.#translate(() => this.#insertGenomeScore.run(movieId, tagId, relevance));
  }

  /** Computes statistics, title search and fingerprint, flushes the file to disk and closes it. After an error call `abort`. */
  async finish(options: FinishOptions = {}): Promise<CatalogueInfo> {
    try {
      this.#insertRatings.flush();
      this.#insertTags.flush();
      const contents = {
        movies: this.#movies,
        places: this.#places,
        tally: this.#tally,
        fingerprint: this.#fingerprint,
        tagUses: this.#tagUses,
        tags: this.#tags,
      };
      const info = await finishCatalogue(this.#database, this.#origin, contents, options);
      this.#database.exec('COMMIT');
      this.#database.close();
      flushFile(this.#file);
      return info;
    } catch (error) {
      throw toLibraryError(this.#file, error);
    }
  }

  /** Closes and deletes the file. */
  abort(): void {
    this.#database.close();
    rmSync(this.#file, { force: true });
  }

  #insert(batch: RatingBatch, row: number, movieId: number, place: number): boolean {
    const userId = batch.userIds[row] ?? 0;
    const halfStars = batch.halfStars[row] ?? 0;
    const timestamp = batch.timestamps[row] ?? 0;
    const isBeyond =
      userId > this.#lastUserId || (userId === this.#lastUserId && movieId > this.#lastMovieId);
    if (!isBeyond) return this.addRating(userId, movieId, halfStars, timestamp);
    this.#insertRatings.add(userId, movieId, halfStars, timestamp);
    this.#note(userId, movieId, place, halfStars, timestamp);
    return true;
  }

  #note(userId: number, movieId: number, place: number, halfStars: number, timestamp: number): void {
    if (userId > this.#lastUserId || (userId === this.#lastUserId && movieId > this.#lastMovieId)) {
      this.#lastUserId = userId;
      this.#lastMovieId = movieId;
    }
    this.#tally.add(userId, place, halfStars);
    this.#fingerprint.addRating(userId, movieId, halfStars, timestamp);
  }

  #tagIdOf(tag: string): number {
    const key = tag.toLowerCase();
    const known = this.#tagIds.get(key);
    if (known !== undefined) return known;
    const tagId = this.#tagIds.size + 1;
    this.#tagIds.set(key, tagId);
    this.#insertTagName.run(tagId, tag);
    return tagId;
  }

  #translate<T>(work: () => T): T {
    return translateErrors(this.#file, work);
  }
}
