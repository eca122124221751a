// Builds a new catalogue file: takes movies, ratings and tags in bulk, then computes the derived tables.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CatalogueInfo } from '../../../contract/library.ts';
import { createBulkInsert } from '../../base/bulk-insert.ts';
import { checkLimit } from './catalogue-limits.ts';
import { finishCatalogue } from './catalogue-finishing.ts';
import type { CatalogueOrigin, FinishOptions, NewMovie } from './catalogue-input.ts';
import { createFingerprint } from './fingerprint.ts';
import { flushLargeFile } from '../../base/fsync.ts';
import { catalogueSchema } from '../migrations/catalogue-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { MoviePlaces } from './movie-places.ts';
import type { RatingBatch } from './rating-batch.ts';
import { RatingTally } from './rating-tally.ts';
import { RatingWriter, type EndOptions, type OnRejected } from './rating-writer.ts';
import { openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';
import { translateErrors, toLibraryError } from '../../base/file-error.ts';
import { TagUses } from './tag-uses.ts';
import { makeFolder } from '../../base/make-folder.ts';

const pageBytes = 4096;

/** Starts a new catalogue in `file`, replacing any file there. Every method throws `no-space` on a full disk; call `abort` then. */
export function openCatalogueWriter(file: string, origin: CatalogueOrigin): CatalogueWriter {
  makeFolder(dirname(file));
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

/** Nobody uses the file yet: a crash leaves a stray file in staging, so no journal and no flush is needed before the end. */
function prepareForBuilding(database: SqliteDatabase, maxBytes: number | undefined): void {
  database.pragma(`page_size = ${pageBytes}`);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('foreign_keys = OFF');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -32768');
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
  readonly #places = new MoviePlaces();
  readonly #tally = new RatingTally();
  readonly #fingerprint = createFingerprint();
  readonly #tagIds = new Map<string, number>();
  readonly #tagUses = new TagUses();
  readonly #ratings: RatingWriter;
  readonly #insertTags;
  readonly #insertTagName;
  readonly #insertGenomeTag;
  readonly #insertGenomeScore;
  #tags = 0;

  constructor(file: string, database: SqliteDatabase, origin: CatalogueOrigin) {
    this.#file = file;
    this.#database = database;
    this.#origin = origin;
    this.#ratings = new RatingWriter(database, this.#places, this.#tally, this.#fingerprint);
    this.#insertTags = createBulkInsert(database, 'tags', 4);
    this.#insertTagName = database.prepare<[number, string]>('INSERT INTO tag_names VALUES (?, ?)');
    this.#insertGenomeTag = database.prepare<[number, string]>('INSERT INTO genome_tags VALUES (?, ?)');
    this.#insertGenomeScore = database.prepare<[number, number, number]>(
      'INSERT OR IGNORE INTO movie_genome VALUES (?, ?, ?)',
    );
    database.exec('BEGIN');
  }

  /** Ratings written so far: all of them after `endRatings`. */
  get ratings(): number {
    return this.#tally.ratings;
  }

  hasMovie(movieId: number): boolean {
    return this.#places.get(movieId) !== undefined;
  }

  /** False if the id is taken; the first movie stays. */
  addMovie(movie: NewMovie): boolean {
    if (this.hasMovie(movie.movieId)) return false;
    this.#places.set(movie.movieId, this.#movies.length);
    this.#movies.push(movie);
    checkLimit('movies', this.#movies.length);
    return true;
  }

  /** Of the ratings of one movie by one user the first counts. The movie must have been added. */
  addRating(userId: number, movieId: number, halfStars: number, timestampSeconds: number): void {
    if (!this.hasMovie(movieId)) throw new Error(`movie ${movieId} was not added before its rating`);
    this.#translate(() => this.#ratings.addOne(userId, movieId, halfStars, timestampSeconds));
  }

  /** Adds many ratings at once, in any order; fastest if batches are sorted by user. Skipped rows are reported one by one, some of them later. */
  addRatings(batch: RatingBatch, onRejected: OnRejected): void {
    this.#translate(() => this.#ratings.add(batch, onRejected));
  }

  /** Ends the ratings; afterwards all skipped ones have been reported. */
  async endRatings(onRejected: OnRejected, options: EndOptions = {}): Promise<void> {
    try {
      await this.#ratings.end(onRejected, options);
    } catch (error) {
      throw toLibraryError(this.#file, error);
    }
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
      await this.#ratings.end(() => undefined, { signal: options.signal });
      this.#insertTags.flush();
      const contents = {
        movies: this.#movies,
        places: this.#places,
        tally: this.#tally,
        users: this.#ratings.users,
        fingerprint: this.#fingerprint,
        tagUses: this.#tagUses,
        tags: this.#tags,
      };
      const info = await finishCatalogue(this.#database, this.#origin, contents, options);
      this.#database.exec('COMMIT');
      this.#database.close();
      await flushLargeFile(this.#file, {
        signal: options.signal,
        onTurn: () => options.onPhase?.('finishing', 1),
      });
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

  #tagIdOf(tag: string): number {
    const key = tag.toLowerCase();
    const known = this.#tagIds.get(key);
    if (known !== undefined) return known;
    const tagId = this.#tagIds.size + 1;
    checkLimit('different tags', tagId);
    this.#tagIds.set(key, tagId);
    this.#insertTagName.run(tagId, tag);
    return tagId;
  }

  #translate<T>(work: () => T): T {
    return translateErrors(this.#file, work);
  }
}
