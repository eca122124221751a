/** What runs here and what the library holds, for the doctor: found out without risking this process. */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { version } from '../../../package.json';
import type { CatalogueInfo } from '../../contract/library.ts';
import { toErrorInfo } from '../../contract/errors.ts';
import type { LibraryProblems } from './library-problems.ts';
import { libraryPaths } from '../library/library-paths.ts';
import { probeSqlite, probeTensorflow, type SqliteProbe, type TensorflowProbe } from './probes.ts';

export interface LibraryDiagnosis {
  readonly directory: string;
  /** Null before the first import, and where the problems say why it can't be read. */
  readonly catalogue: CatalogueInfo | null;
  readonly catalogueBytes: number;
  readonly diaryBytes: number;
  readonly models: number;
  /** What is wrong with each part, in whole sentences. */
  readonly problems: { readonly catalogue: string[] } & LibraryProblems;
}

export interface Diagnosis {
  readonly version: string;
  readonly node: string;
  /** Null outside Electron. */
  readonly electron: string | null;
  readonly platform: string;
  readonly arch: string;
  readonly sqlite: SqliteProbe;
  readonly tensorflow: TensorflowProbe;
  readonly library: LibraryDiagnosis;
  /** Whether everything that the engine needs is there. */
  readonly isHealthy: boolean;
}

/** Looks at the runtime, at both native parts and at the library in `directory`. Never rejects for what it finds. */
export async function diagnose(directory: string): Promise<Diagnosis> {
  const [sqlite, tensorflow] = await Promise.all([probeSqlite(), probeTensorflow()]);
  const library = await diagnoseLibrary(directory, sqlite.problem === null);
  return {
    version,
    node: process.versions.node,
    electron: 'electron' in process.versions ? process.versions.electron : null,
    platform: process.platform,
    arch: process.arch,
    sqlite,
    tensorflow,
    library,
    isHealthy:
      sqlite.problem === null &&
      tensorflow.problem === null &&
      Object.values(library.problems).every((problems) => problems.length === 0),
  };
}

async function diagnoseLibrary(directory: string, canOpen: boolean): Promise<LibraryDiagnosis> {
  const paths = libraryPaths(directory);
  const found = {
    directory,
    catalogueBytes: fileBytes(paths.catalogue),
    diaryBytes: fileBytes(paths.diary),
    models: existsSync(paths.models) ? (await readdir(paths.models)).length : 0,
  };
  if (!canOpen) {
    return {
      ...found,
      catalogue: null,
      problems: { catalogue: [], folder: [], diary: [], models: [], backups: [] },
    };
  }
  const { findProblems } = await import('./library-problems.ts');
  const problems = await findProblems(paths);
  if (!existsSync(paths.catalogue))
    return { ...found, catalogue: null, problems: { catalogue: [], ...problems } };
  try {
    const catalogue = await readCatalogueInfo(paths.catalogue);
    return { ...found, catalogue, problems: { catalogue: [], ...problems } };
  } catch (error) {
    return { ...found, catalogue: null, problems: { catalogue: [toErrorInfo(error).message], ...problems } };
  }
}

async function readCatalogueInfo(file: string): Promise<CatalogueInfo> {
  // Loaded this late, because loading SQLite's addon where it does not fit ends the process.
  const { openCatalogue } = await import('../library/catalogue/catalogue.ts');
  const catalogue = openCatalogue(file);
  try {
    catalogue.check();
    return catalogue.info();
  } finally {
    catalogue.close();
  }
}

function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
