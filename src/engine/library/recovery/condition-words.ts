// What is said of a diary that can't be used.
import type { PartCondition } from '../../../contract/recovery.ts';

/** To follow the file's path. */
export const conditionWords: Readonly<Record<PartCondition, string>> = {
  missing: 'is not there, though the library is not new',
  empty: 'is empty or cut off, though the library is not new',
  'not-a-file': 'is not a file: something else has its name',
  damaged: 'is damaged',
  newer: 'was written by a newer version of Matinee and is not damaged: update Matinee to use it as it is',
};
