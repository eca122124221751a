// Adds movie details to a finished catalogue: runtimes, budgets, overviews, languages, credits, keywords.
import type { DetailsReport } from '../../../contract/importing.ts';
import { flushFile } from '../../base/fsync.ts';
import { catalogueSchema } from '../migrations/catalogue-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';
import { toLibraryError, translateErrors } from '../../base/file-error.ts';
import { prepareCredits, type CreditRecord, type CreditWriter, type KeywordRecord } from './credit-rows.ts';
import { foldTitle } from './titles.ts';

/** Null means unknown; it never replaces a known value. */
export type MovieFigures = { runtimeMinutes: number | null; budgetUsd: number | null };

export type MovieRecord = MovieFigures & {
  tmdbId: number | null;
  imdbId: string | null;
  title: string;
  year: number | null;
  genres: readonly string[];
  revenueUsd: number | null;
  overview: string | null;
  language: string | null;
  keywords: readonly string[];
  /** The films it belongs to, such as a film and its sequels, under their number at TMDB. */
  collection: { collectionId: number; name: string } | null;
  /** As ISO 3166 codes of two letters. */
  countries: readonly string[];
};

/** Opens a catalogue that is not yet in use; `finish` or `abort` closes it. Throws what opening a catalogue throws. */
export function openDetailsWriter(file: string): DetailsWriter {
  const database = openDatabase(file, { fileMustExist: true });
  try {
    return translateErrors(file, () => {
      migrate(database, catalogueSchema);
      // A staged file: it is discarded after a crash, so it needs no journal.
      database.pragma('journal_mode = OFF');
      database.pragma('synchronous = OFF');
      database.pragma('cache_size = -65536');
      return new DetailsWriter(file, database);
    });
  } catch (error) {
    database.close();
    throw error;
  }
}

export class DetailsWriter {
  readonly #file: string;
  readonly #database: SqliteDatabase;
  readonly #find;
  readonly #update;
  readonly #credits: CreditWriter;
  readonly #detailed = new Set<number>();
  /** Movies by the TMDB ids of their records: tables without titles find them again, also where the archive has no such ids. */
  readonly #ofRecord = new Map<number, readonly number[]>();
  readonly #withCredits = new Set<number>();
  readonly #withKeywords = new Set<number>();

  constructor(file: string, database: SqliteDatabase) {
    this.#file = file;
    this.#database = database;
    this.#find = prepareFinding(database);
    this.#update = prepareUpdates(database);
    this.#credits = prepareCredits(database);
    database.exec('BEGIN');
  }

  /** Movies that were given details so far. */
  get matched(): number {
    return this.#detailed.size;
  }

  /** Those of them that were given a cast or crew, and keywords. */
  get added(): { credits: number; keywords: number } {
    return { credits: this.#withCredits.size, keywords: this.#withKeywords.size };
  }

  /** Movies of the catalogue. */
  get movies(): number {
    return this.#database.prepare<[], number>('SELECT count(*) FROM movies').pluck().get() ?? 0;
  }

  /** Adds the record's facts to its movie, or to each of several with the same id; false if the catalogue has none. */
  add(record: MovieRecord): boolean {
    return translateErrors(this.#file, () => {
      const movieIds = this.#find.byRecord(record);
      for (const movieId of movieIds) {
        this.#update.facts(movieId, record);
        if (record.collection !== null) this.#update.collection(movieId, record.collection);
        if (record.countries.length > 0) this.#credits.setCountries(movieId, record.countries);
        this.#detailed.add(movieId);
      }
      if (record.tmdbId !== null) {
        this.#ofRecord.set(record.tmdbId, movieIds);
        if (record.keywords.length > 0) this.#setKeywords(movieIds, record.keywords);
      }
      return movieIds.length > 0;
    });
  }

  /** Adds a movie's cast and crew; false if the catalogue has no such movie. */
  addCredits({ tmdbId, credits }: CreditRecord): boolean {
    return translateErrors(this.#file, () => {
      const movieIds = this.#moviesOf(tmdbId);
      const known = movieIds.length === 0 ? [] : credits();
      for (const movieId of known.length === 0 ? [] : movieIds) {
        this.#credits.setCredits(movieId, known);
        this.#withCredits.add(movieId);
        this.#detailed.add(movieId);
      }
      return movieIds.length > 0;
    });
  }

  /** Adds what a movie is about; false if the catalogue has no such movie. */
  addKeywords(record: KeywordRecord): boolean {
    return translateErrors(this.#file, () => {
      const movieIds = this.#moviesOf(record.tmdbId);
      if (record.keywords.length > 0) this.#setKeywords(movieIds, record.keywords);
      return movieIds.length > 0;
    });
  }

  #setKeywords(movieIds: readonly number[], keywords: readonly string[]): void {
    for (const movieId of movieIds) {
      this.#credits.setKeywords(movieId, keywords);
      this.#withKeywords.add(movieId);
      this.#detailed.add(movieId);
    }
  }

  #moviesOf(tmdbId: number): readonly number[] {
    return this.#ofRecord.get(tmdbId) ?? this.#find.byTmdbId(tmdbId);
  }

  /** Fills in what is still unknown of movies that are the only ones of their title and year. */
  addFigures(knownOf: (foldedTitle: string, year: number) => MovieFigures | undefined): void {
    translateErrors(this.#file, () => {
      const incomplete = this.#database
        .prepare<[], { foldedTitle: string; year: number }>(
          `SELECT folded_title AS foldedTitle, year FROM movies
          WHERE year IS NOT NULL AND (runtime_minutes IS NULL OR budget_usd IS NULL)`,
        )
        .all();
      for (const { foldedTitle, year } of incomplete) {
        const known = knownOf(foldedTitle, year);
        if (known !== undefined) this.#update.figures(foldedTitle, year, known);
      }
    });
  }

  /** Writes the report, if any, flushes the file to disk and closes it. After an error call `abort`. */
  finish(report: DetailsReport | null): void {
    try {
      if (report !== null) {
        this.#database.prepare('UPDATE info SET details_report = ?').run(JSON.stringify(report));
      }
      this.#database.exec('COMMIT');
      this.#database.close();
      flushFile(this.#file);
    } catch (error) {
      throw toLibraryError(this.#file, error);
    }
  }

  /** Closes the file, which is not to be used any more. */
  abort(): void {
    this.#database.close();
  }
}

type Finding = {
  byTmdbId: (tmdbId: number) => number[];
  byRecord: (record: MovieRecord) => number[];
};

/** A record's movies: by TMDB id, then IMDb id, then, if an archive has neither, by a title and year that only one movie has. */
function prepareFinding(database: SqliteDatabase): Finding {
  const byTmdbId = database
    .prepare<[number], number>('SELECT movie_id FROM movies WHERE tmdb_id = ?')
    .pluck();
  const byImdbId = database
    .prepare<[string], number>('SELECT movie_id FROM movies WHERE imdb_id = ?')
    .pluck();
  const byTitle = database
    .prepare<[string, number], number>(
      'SELECT movie_id FROM movies WHERE folded_title = ? AND year = ? AND imdb_id IS NULL AND tmdb_id IS NULL',
    )
    .pluck();
  return {
    byTmdbId: (tmdbId) => byTmdbId.all(tmdbId),
    byRecord: ({ tmdbId, imdbId, title, year }) => {
      const ofTmdb = tmdbId === null ? [] : byTmdbId.all(tmdbId);
      if (ofTmdb.length > 0) return ofTmdb;
      const ofImdb = imdbId === null ? [] : byImdbId.all(imdbId);
      if (ofImdb.length > 0) return ofImdb;
      const ofTitle = year === null ? [] : byTitle.all(foldTitle(title), year);
      return ofTitle.length === 1 ? ofTitle : [];
    },
  };
}

type Updates = {
  collection: (movieId: number, collection: NonNullable<MovieRecord['collection']>) => void;
  facts: (movieId: number, record: MovieRecord) => void;
  figures: (foldedTitle: string, year: number, figures: MovieFigures) => void;
};

function prepareUpdates(database: SqliteDatabase): Updates {
  const updateMovie = database.prepare(
    `UPDATE movies SET year = coalesce(year, @year),
      runtime_minutes = coalesce(@runtimeMinutes, runtime_minutes), budget_usd = coalesce(@budgetUsd, budget_usd),
      revenue_usd = coalesce(@revenueUsd, revenue_usd), language = coalesce(@language, language)
    WHERE movie_id = @movieId`,
  );
  const insertOverview = database.prepare<[number, string]>('INSERT OR REPLACE INTO overviews VALUES (?, ?)');
  const hasGenres = database
    .prepare<[number], number>('SELECT 1 FROM movie_genres WHERE movie_id = ?')
    .pluck();
  const addGenreName = database.prepare<[string]>('INSERT OR IGNORE INTO genres (genre) VALUES (?)');
  const addGenre = database.prepare<[number, number, string]>(
    'INSERT INTO movie_genres SELECT ?, ?, genre_id FROM genres WHERE genre = ?',
  );
  const addCollection = database.prepare<[number, string]>('INSERT OR IGNORE INTO collections VALUES (?, ?)');
  const setCollection = database.prepare<[number, number]>(
    'INSERT OR REPLACE INTO movie_collections VALUES (?, ?)',
  );
  const updateFigures = database.prepare(
    `UPDATE movies SET runtime_minutes = coalesce(runtime_minutes, @runtimeMinutes), budget_usd = coalesce(budget_usd, @budgetUsd)
    WHERE folded_title = @foldedTitle AND year = @year AND (
      SELECT count(*) FROM movies same WHERE same.folded_title = @foldedTitle AND same.year = @year
    ) = 1`,
  );

  function addGenres(movieId: number, genres: readonly string[]): void {
    if (genres.length === 0 || hasGenres.get(movieId) !== undefined) return;
    for (const [position, genre] of [...new Set(genres)].entries()) {
      addGenreName.run(genre);
      addGenre.run(movieId, position, genre);
    }
  }

  return {
    facts: (movieId, { year, runtimeMinutes, budgetUsd, revenueUsd, language, overview, genres }) => {
      updateMovie.run({ movieId, year, runtimeMinutes, budgetUsd, revenueUsd, language });
      if (overview !== null) insertOverview.run(movieId, overview);
      addGenres(movieId, genres);
    },
    collection: (movieId, { collectionId, name }) => {
      addCollection.run(collectionId, name);
      setCollection.run(movieId, collectionId);
    },
    figures: (foldedTitle, year, figures) => {
      updateFigures.run({ foldedTitle, year, ...figures });
    },
  };
}
