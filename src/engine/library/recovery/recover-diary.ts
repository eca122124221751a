// Puts a sound diary in the place of one that can't be used. The new one is complete before the old one is touched.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MatineeError } from '../../../contract/errors.ts';
import type {
  PartCondition,
  Recovered,
  RecoveredCounts,
  Recovery,
  RecoveryChoice,
} from '../../../contract/recovery.ts';
import type { Run } from '../../../contract/training.ts';
import { flushDirectory, flushFile } from '../../base/fsync.ts';
import { openDatabase } from '../../base/sqlite.ts';
import { DiaryFile } from '../diary/diary-file.ts';
import { removeStaged, stageBackup } from '../diary/diary-restore.ts';
import { forgetChecksums } from '../diary/table-checksums.ts';
import { createDiaryStores } from '../diary/diary-stores.ts';
import type { LibraryPaths } from '../library-paths.ts';
import { runOfModel } from '../run-of-model.ts';
import { listBackups } from './list-backups.ts';
import { salvageDiary, writeNewDiary } from './salvage.ts';
import { setAside } from './set-aside.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { renamePatiently } from '../../base/rename.ts';

/** What can be done about it. Only `stagedFile` is written, and removed again. */
export function examineDiary(paths: LibraryPaths, condition: PartCondition, stagedFile: string): Recovery {
  return {
    condition,
    file: paths.diary,
    readable: condition === 'damaged' ? salvaged(paths, stagedFile) : null,
    backups: listBackups(paths.backups).sound,
  };
}

/** Throws as `stageBackup` does, `no-space`, and `library-damaged` where nothing of the diary can be read. */
export function recoverDiary(paths: LibraryPaths, choice: RecoveryChoice, stagedFile: string): Recovered {
  makeFolder(dirname(stagedFile));
  try {
    const counts = stageDiary(paths, choice, stagedFile);
    takeModels(paths, stagedFile);
    flushFile(stagedFile);
    const folder = setAside(paths, paths.diary);
    renamePatiently(stagedFile, paths.diary);
    flushDirectory(dirname(paths.diary));
    return { ...counts, setAside: folder };
  } finally {
    removeStaged(stagedFile);
  }
}

function stageDiary(paths: LibraryPaths, choice: RecoveryChoice, stagedFile: string): RecoveredCounts {
  switch (choice.kind) {
    case 'backup': {
      const { ratings, marks } = stageBackup(choice.path, stagedFile).summary;
      return { ratings, marks };
    }
    case 'readable': {
      const counts = salvageDiary(paths.diary, stagedFile);
      if (counts !== null) return counts;
      throw new MatineeError(
        'library-damaged',
        `Nothing can be read of ${paths.diary} any more. Take a backup, or start with an empty diary; nothing was changed.`,
      );
    }
    case 'empty':
      writeNewDiary(stagedFile);
      return { ratings: 0, marks: 0 };
  }
}

function salvaged(paths: LibraryPaths, stagedFile: string): RecoveredCounts | null {
  makeFolder(dirname(stagedFile));
  try {
    return salvageDiary(paths.diary, stagedFile);
  } finally {
    removeStaged(stagedFile);
  }
}

/** The models that are there join the diary's history, and its runs without one leave it: nobody trains again for a lost diary. */
function takeModels({ models }: LibraryPaths, diaryFile: string): void {
  const database = openDatabase(diaryFile, { fileMustExist: true });
  try {
    forgetChecksums(database);
    const diary = createDiaryStores(new DiaryFile(database, () => undefined));
    for (const run of modelsIn(models)) diary.addRun(run);
    for (const runId of diary.runIds()) {
      if (!existsSync(join(models, runId))) diary.removeRun(runId);
    }
  } finally {
    database.close();
  }
}

function modelsIn(models: string): Run[] {
  const names = existsSync(models) ? readdirSync(models) : [];
  return names.flatMap((name) => {
    const run = runOfModel(join(models, name));
    return run?.runId === name ? [run] : [];
  });
}
