// What is wrong with each part of a library, for the doctor: every file is read from end to end, and none is written.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toErrorInfo } from '../../contract/errors.ts';
import { isOpenedByOwner } from '../base/private-files.ts';
import { backupFailure, misplacedFolder } from '../library/diary/diary-backups.ts';
import { ratingsIn } from '../library/diary/diary-copies.ts';
import { changedTables } from '../library/diary/table-checksums.ts';
import type { LibraryPaths } from '../library/library-paths.ts';
import { diaryToRead } from '../library/recovery/read-only-diary.ts';
import { conditionWords } from '../library/recovery/condition-words.ts';
import { diaryCondition } from '../library/recovery/diary-condition.ts';
import { listBackups } from '../library/recovery/list-backups.ts';
import { damagedFiles } from '../model/model-checksums.ts';

export type LibraryProblems = {
  /** Who else may read the library. */
  folder: string[];
  diary: string[];
  models: string[];
  backups: string[];
};

/** None for a sound library, and for one that is new. Never rejects for what it finds. */
export async function findProblems(paths: LibraryPaths): Promise<LibraryProblems> {
  return {
    folder: await said(() => folderProblems(paths)),
    diary: await said(() => diaryProblems(paths)),
    models: await said(() => modelProblems(paths)),
    backups: await said(() => backupProblems(paths)),
  };
}

function folderProblems({ directory, diary }: LibraryPaths): string[] {
  if (![directory, diary].every((path) => isOpenedByOwner(path))) return [];
  return [
    `The library ${directory} belongs to another account of this computer, and others may read it. Only its owner can close it to them.`,
  ];
}

async function diaryProblems(paths: LibraryPaths): Promise<string[]> {
  const { file, refusal, remove } = diaryToRead(paths);
  try {
    const condition = diaryCondition({ ...paths, diary: file });
    const readOnly = refusal === null ? [] : [refusal.message];
    if (condition !== null) {
      const advice = condition === 'newer' ? '' : ' `recover` shows what can be recovered.';
      return [`The diary ${paths.diary} ${conditionWords[condition]}.${advice}`, ...readOnly];
    }
    return [
      ...(existsSync(file) ? describeChanged(paths.diary, await changedTables(file)) : []),
      ...readOnly,
    ];
  } finally {
    remove();
  }
}

function describeChanged(diary: string, changed: readonly string[]): string[] {
  if (changed.length === 0) return [];
  return [
    `The diary ${diary} can be read, but some of it is not as Matinee wrote it (${changed.join(', ')}). Save a backup, compare it with an earlier one, and restore the better of them.`,
  ];
}

async function modelProblems({ models }: LibraryPaths): Promise<string[]> {
  const names = existsSync(models) ? await readdir(models) : [];
  const problems: string[] = [];
  for (const name of names) {
    const changed = await damagedFiles(join(models, name));
    if (changed.length === 0) continue;
    problems.push(
      `The model of run ${name} is damaged (${changed.join(', ')}). Make another run the active one with \`runs --activate RUN\`, or \`train\` again.`,
    );
  }
  return problems;
}

function backupProblems(paths: LibraryPaths): string[] {
  const misplaced = misplacedFolder(paths.backups);
  if (misplaced !== null) return [misplaced];
  const failure = backupFailure(paths.backups);
  const { sound, damaged } = listBackups(paths.backups);
  const hasRatings = existsSync(paths.diary) && (ratingsIn(paths.diary) ?? 0) > 0;
  return [
    ...(failure === null ? [] : [`The last backup of the diary could not be written. ${failure}`]),
    ...damaged.map((path) => `The backup ${path} is damaged: delete it, so that nobody relies on it.`),
    ...(hasRatings && sound.length === 0
      ? [`There is no sound backup of the diary in ${paths.backups}. Save one with \`backup FILE\`.`]
      : []),
  ];
}

async function said(find: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await find();
  } catch (error) {
    return [toErrorInfo(error).message];
  }
}
