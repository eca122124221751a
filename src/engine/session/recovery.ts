// Recovers a library that can't be opened: what can be done about its diary, and doing what the person chose.
import { randomUUID } from 'node:crypto';
import { MatineeError } from '../../contract/errors.ts';
import type { PartCondition, Recovered, Recovery, RecoveryChoice } from '../../contract/recovery.ts';
import { translateErrors } from '../base/file-error.ts';
import { libraryPaths, type LibraryPaths } from '../library/library-paths.ts';
import { conditionWords } from '../library/recovery/condition-words.ts';
import { diaryCondition } from '../library/recovery/diary-condition.ts';
import { examineDiary, recoverDiary } from '../library/recovery/recover-diary.ts';
import { stagingPath } from './cleanup.ts';

/** Null where the diary can be used as it is. Throws what keeps it from being read, such as a disk that fails. */
export function lookAtDiary(libraryDirectory: string): Recovery | null {
  const paths = libraryPaths(libraryDirectory);
  return translateErrors(paths.diary, () => {
    const condition = diaryCondition(paths);
    return condition === null ? null : examineDiary(paths, condition, stagedDiary(paths));
  });
}

/** Throws as `recoverDiary` does, and `invalid-input` for a diary that can be used as it is. */
export function recover(libraryDirectory: string, choice: RecoveryChoice): Recovered {
  const paths = libraryPaths(libraryDirectory);
  return translateErrors(paths.diary, () => {
    const condition = diaryCondition(paths);
    if (condition === null) {
      throw new MatineeError(
        'invalid-input',
        'The diary can be used as it is, so nothing was changed. To go back to a backup, restore it.',
      );
    }
    if (choice.kind === 'readable' && condition !== 'damaged') throw nothingToSave(paths.diary, condition);
    return recoverDiary(paths, choice, stagedDiary(paths));
  });
}

/** Rows are saved from a damaged file alone: to take a newer one for that would lose what only its version knows. */
function nothingToSave(file: string, condition: PartCondition): MatineeError {
  return new MatineeError(
    condition === 'newer' ? 'library-too-new' : 'library-damaged',
    `The diary ${file} ${conditionWords[condition]}. To go on without it, take a backup or start with an empty diary; nothing was changed.`,
    { details: { file } },
  );
}

function stagedDiary(paths: LibraryPaths): string {
  return stagingPath(paths, `${randomUUID()}.db`);
}
