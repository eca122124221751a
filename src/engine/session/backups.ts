// The whole diary as one file, and back from it.
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackedUp, InspectedBackup, PersonsRatings, Restored } from '../../contract/exports.ts';
import type { SessionContext } from './context.ts';
import { writeOutput } from '../history/export/write-files.ts';
import { stagingPath } from './cleanup.ts';
import { removeStaged, stageBackup } from '../library/diary/diary-restore.ts';
import type { OpenLibrary } from './library-session.ts';
import { activateBestRun } from './activation.ts';
import { makeFolder } from '../base/make-folder.ts';

/** Throws as `writeOutput`. */
export function saveBackup({ library }: Pick<SessionContext, 'library'>, path: string): BackedUp {
  const { paths, diary } = library;
  writeOutput(paths, path, (unfinished) => {
    diary.copyTo(unfinished);
  });
  const ratings = peopleIn(library).reduce((sum, person) => sum + person.ratings, 0);
  return { path, bytes: statSync(path).size, ratings };
}

/** What a backup holds, and what restoring it would replace; throws as `stageBackup` does. */
export function inspectBackup({ library }: Pick<SessionContext, 'library'>, path: string): InspectedBackup {
  const summary = withStaged(library, (stagedFile) => stageBackup(path, stagedFile).summary);
  return { ...summary, replaces: peopleIn(library) };
}

/** Everyone with how many ratings they have. */
function peopleIn({ diary }: OpenLibrary): PersonsRatings[] {
  return diary.profiles().map(({ profileId, name }) => ({ name, ratings: diary.entries(profileId).length }));
}

/** Replaces the diary with the backup; a copy of the diary stays in the backups folder. Throws as `stageBackup` does, and `no-space`. */
export function restoreBackup(context: SessionContext, path: string): Restored {
  const { library, histories } = context;
  return withStaged(library, (stagedFile) => {
    const { summary, runIds } = stageBackup(path, stagedFile);
    const previousDiary = join(library.paths.backups, `diary-before-restoring-${Date.now()}.db`);
    histories.end();
    const withModel = runIds.filter((runId) => existsSync(join(library.paths.models, runId)));
    const replaced = peopleIn(library);
    library.diary.takeIn(stagedFile, withModel, previousDiary);
    const { waiting } = library.diary.relink(library.catalogue());
    activateBestRun(context);
    return { ratings: summary.ratings, waiting, previousDiary, replaced };
  });
}

function withStaged<T>(library: OpenLibrary, work: (stagedFile: string) => T): T {
  if (library.refusal !== null) throw library.refusal;
  const stagedFile = stagingPath(library.paths, `${randomUUID()}.db`);
  makeFolder(library.paths.staging);
  try {
    return work(stagedFile);
  } finally {
    removeStaged(stagedFile);
  }
}
