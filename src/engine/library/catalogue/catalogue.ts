// The catalogue, open for reading.
import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { MatineeError } from '../../../contract/errors.ts';
import {
  detailsReportSchema,
  importReportSchema,
  type DetailsReport,
  type ImportReport,
} from '../../../contract/importing.ts';
import type { CatalogueInfo } from '../../../contract/library.ts';
import { createCollectionStore, type CollectionStore } from './collection-store.ts';
import { createCreditStore, type CreditStore } from './credit-store.ts';
import { allAtOnce } from '../../base/in-steps.ts';
import { featureRowsInSteps, type FeatureRow } from './feature-rows.ts';
import { readMapRows, type MapRow } from './map-rows.ts';
import { createIdentityStore } from './identity-store.ts';
import { catalogueSchema } from '../migrations/catalogue-schema.ts';
import { hasAllOf } from '../migrations/has-all-of.ts';
import { checkVersion, migrate, type Schema } from '../migrations/migrate.ts';
import { createMovieMatcher, type MovieMatcher } from './movie-matcher.ts';
import { createMovieSearcher, type MovieSearcher } from './movie-search.ts';
import { readKnownMovies, type KnownMovie } from './known-movies.ts';
import { createMovieStore, type MovieStore } from './movie-store.ts';
import { createRatingStore, type RatingStore } from './rating-store.ts';
import { openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';
import { translateErrors } from '../../base/file-error.ts';
import { createThemeStore, type ThemeStore } from './theme-store.ts';
import { createTraitStore, type TraitStore } from './trait-store.ts';
import { createTitleLookup, type TitleLookup } from './title-lookup.ts';

export type Catalogue = MovieStore &
  MovieSearcher &
  TitleLookup &
  MovieMatcher &
  RatingStore &
  CreditStore &
  CollectionStore &
  ThemeStore &
  TraitStore & {
    info: () => CatalogueInfo;
    /** Null if the catalogue was generated, as the starter library is. */
    lastImport: () => ImportReport | null;
    /** Null if no movie details were imported. */
    detailsReport: () => DetailsReport | null;
    featureRows: () => FeatureRow[];
    /** The same, yielding the share done. */
    featureRowsInSteps: () => Generator<number, FeatureRow[]>;
    mapRows: () => MapRow[];
    /** Reads the whole file. Throws `library-damaged`. */
    check: () => void;
    /** See `readKnownMovies`. */
    knownMovies: (limit: number) => KnownMovie[];
    close: () => void;
  };

type InfoRow = Omit<CatalogueInfo, 'isSimulated'> & { isSimulated: number };

/**
 * Opens the catalogue in `file` read-only, after migrating one of an older version. Throws `no-library` if there is none,
 * `library-too-new` and `library-damaged`.
 */
export function openCatalogue(file: string, schema: Schema = catalogueSchema): Catalogue {
  if (!existsSync(file)) {
    throw new MatineeError(
      'no-library',
      'There is no library yet. Import an archive or use the starter library.',
      {
        details: { file },
      },
    );
  }
  try {
    return translateErrors(file, () => {
      const database = openCurrent(file, schema);
      database.pragma('mmap_size = 1073741824');
      database.pragma('temp_store = MEMORY');
      return createCatalogue(database);
    });
  } catch (error) {
    throw error instanceof MatineeError && error.code === 'library-damaged' ? catalogueDamaged(file) : error;
  }
}

/** What is said of it leaves no doubt that the person's own ratings are in another file. */
function catalogueDamaged(file: string): MatineeError {
  return new MatineeError(
    'library-damaged',
    `The catalogue ${file} is damaged, so there are no movies. Import an archive again; your ratings are in the diary, which is another file and is not affected.`,
    { details: { file } },
  );
}

function openCurrent(file: string, schema: Schema): SqliteDatabase {
  const database = openDatabase(file, { readonly: true, fileMustExist: true });
  try {
    const version = checkVersion(database, schema);
    if (version === schema.migrations.length) return database;
    if (version === 0) {
      throw new MatineeError('library-damaged', `${file} is empty. Import the archive again.`, {
        details: { file },
      });
    }
  } catch (error) {
    const isNewer = error instanceof MatineeError && error.code === 'library-too-new';
    if (isNewer && hasAllOf(database, schema)) return database;
    database.close();
    throw error;
  }
  database.close();
  const writable = openDatabase(file, { fileMustExist: true });
  try {
    migrate(writable, schema);
  } finally {
    writable.close();
  }
  return openDatabase(file, { readonly: true, fileMustExist: true });
}

function createCatalogue(database: SqliteDatabase): Catalogue {
  const movies = createMovieStore(database);
  const searcher = createMovieSearcher(database, movies);
  return {
    ...movies,
    ...searcher,
    ...createTitleLookup(database, searcher, movies),
    ...createMovieMatcher(createIdentityStore(database)),
    ...createRatingStore(database),
    ...createCreditStore(database),
    ...createCollectionStore(database),
    ...createThemeStore(database, searcher.columns),
    ...createTraitStore(database),
    info: () => readInfo(database),
    lastImport: () => readReport(database, 'import_report', importReportSchema),
    detailsReport: () => readReport(database, 'details_report', detailsReportSchema),
    knownMovies: (limit) => readKnownMovies(database, limit),
    featureRows: () => allAtOnce(featureRowsInSteps(database)),
    featureRowsInSteps: () => featureRowsInSteps(database),
    mapRows: () => readMapRows(database),
    check: () => {
      translateErrors(database.name, () => {
        if (database.pragma('quick_check(1)', { simple: true }) !== 'ok')
          throw catalogueDamaged(database.name);
      });
    },
    close: () => {
      database.close();
    },
  };
}

function readInfo(database: SqliteDatabase): CatalogueInfo {
  const row = database
    .prepare<[], InfoRow>(
      `SELECT name, is_simulated AS isSimulated, fingerprint, imported_at_ms AS importedAtMs,
        movies, users, ratings, tags, mean_stars AS meanStars FROM info`,
    )
    .get();
  if (row === undefined) {
    throw new MatineeError(
      'library-damaged',
      `${database.name} was never finished. Import the archive again.`,
      {
        details: { file: database.name },
      },
    );
  }
  return { ...row, isSimulated: row.isSimulated === 1 };
}

function readReport<T>(
  database: SqliteDatabase,
  column: 'import_report' | 'details_report',
  schema: z.ZodType<T>,
): T | null {
  const json = database.prepare<[], string | null>(`SELECT ${column} FROM info`).pluck().get() ?? null;
  return json === null ? null : schema.parse(JSON.parse(json));
}
