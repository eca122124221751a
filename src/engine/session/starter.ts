// Replaces the catalogue with the starter library and its trained model; the diary stays.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import { runSchema, type Run } from '../../contract/training.ts';
import type { SessionContext } from './context.ts';
import { stagingPath } from './cleanup.ts';
import type { LibraryPaths } from '../library/library-paths.ts';
import type { OpenLibrary } from './library-session.ts';
import { makeFolder } from '../base/make-folder.ts';
import { renamePatiently } from '../base/rename.ts';

/** Copies first and replaces last, so that a full disk leaves the library as it was. Throws `file-not-found`. */
export function installStarter({ library, model, starterDirectory }: SessionContext): void {
  if (starterDirectory === null || !existsSync(join(starterDirectory, 'catalogue.db'))) {
    throw new MatineeError(
      'file-not-found',
      'This Matinee comes without a starter library. Import an archive instead.',
    );
  }
  const { paths, diary } = library;
  const run = readRun(starterDirectory);
  makeFolder(paths.staging);
  const stagedCatalogue = stagingPath(paths, `${randomUUID()}.db`);
  try {
    cpSync(join(starterDirectory, 'catalogue.db'), stagedCatalogue);
    if (run !== null) copyModel(starterDirectory, paths, run);
    library.replaceCatalogue(stagedCatalogue);
  } finally {
    rmSync(stagedCatalogue, { force: true });
  }
  library.closeToOthers();
  if (run === null) return;
  diary.addRun(run);
  diary.setActiveRun(run.runId);
  model.dispose();
}

/**
 * At every start: installs the starter library in a library without a catalogue, so that every screen works at once, and
 * again if this program comes with another one than the library has, whose model it may not be able to read. A run that
 * the person trained themselves stays the active one and keeps its catalogue.
 */
export function keepStarterCurrent(context: SessionContext): void {
  const { library, starterDirectory } = context;
  if (starterDirectory === null) return;
  if (!existsSync(library.paths.catalogue) || isOutdated(library, starterDirectory)) installStarter(context);
}

function isOutdated(library: OpenLibrary, starterDirectory: string): boolean {
  const supplied = readRun(starterDirectory);
  const installed = library.diary.runs().find((run) => run.runId === supplied?.runId);
  if (supplied === null || installed === undefined) return false;
  return (
    installed.createdAtMs !== supplied.createdAtMs &&
    installed.catalogue.fingerprint === library.fingerprint() &&
    library.diary.activeRunId() === installed.runId
  );
}

function readRun(starterDirectory: string): Run | null {
  const file = join(starterDirectory, 'run.json');
  return existsSync(file) ? runSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

function copyModel(starterDirectory: string, paths: LibraryPaths, { runId }: Run): void {
  const target = join(paths.models, runId);
  const staged = stagingPath(paths, randomUUID());
  makeFolder(paths.models);
  cpSync(join(starterDirectory, 'models', runId), staged, { recursive: true });
  rmSync(target, { recursive: true, force: true });
  renamePatiently(staged, target);
}
