// The whole diary as one file, and back from it.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackedUp, BackupSummary, Restored } from '../../contract/exports.ts';
import type { SessionContext } from './context.ts';
import { writeOutput } from '../history/export/write-files.ts';
import { stagingPath } from './cleanup.ts';
import { removeStaged, stageBackup } from '../library/diary/diary-restore.ts';
import type { OpenLibrary } from './library-session.ts';
import { activateBestRun } from './activation.ts';

/** Throws as `writeOutput`. */
export function saveBackup({ library }: Pick<SessionContext, 'library'>, path: string): BackedUp {
  const { paths, diary } = library;
  writeOutput(paths, path, (unfinished) => {
    diary.copyTo(unfinished);
  });
  const ratings = diary.profiles().reduce((sum, { profileId }) => sum + diary.entries(profileId).length, 0);
  return { path, bytes: statSync(path).size, ratings };
}

/** What a backup holds; throws as `stageBackup` does. */
export function inspectBackup({ library }: Pick<SessionContext, 'library'>, path: string): BackupSummary {
  return withStaged(library, (stagedFile) => stageBackup(path, stagedFile).summary);
}

/** Replaces the diary with the backup; a copy of the diary stays in the backups folder. Throws as `stageBackup` does, and `no-space`. */
export function restoreBackup(context: SessionContext, path: string): Restored {
  const { library, histories } = context;
  return withStaged(library, (stagedFile) => {
    const { summary, runIds } = stageBackup(path, stagedFile);
    const previousDiary = join(library.paths.backups, `diary-before-restoring-${Date.now()}.db`);
    library.diary.copyTo(previousDiary);
    histories.end();
    const withModel = runIds.filter((runId) => existsSync(join(library.paths.models, runId)));
    library.diary.takeIn(stagedFile, withModel);
    const { waiting } = library.diary.relink(library.catalogue());
    activateBestRun(context);
    return { ratings: summary.ratings, waiting, previousDiary };
  });
}

function withStaged<T>(library: OpenLibrary, work: (stagedFile: string) => T): T {
  const stagedFile = stagingPath(library.paths, `${randomUUID()}.db`);
  mkdirSync(library.paths.staging, { recursive: true });
  try {
    return work(stagedFile);
  } finally {
    removeStaged(stagedFile);
  }
}
