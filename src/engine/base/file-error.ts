// Turns what the system or SQLite throws about a file into the error that people read.
import { MatineeError } from '../../contract/errors.ts';
import { describeFileError } from '../../contract/file-errors.ts';

/** What the table of contract/file-errors.ts knows becomes a MatineeError; other errors are returned unchanged. */
export function toLibraryError(file: string, error: unknown): unknown {
  const problem = describeFileError(error, file);
  if (problem === null || error instanceof MatineeError) return error;
  return new MatineeError(problem.code, problem.message, { details: { file }, cause: error });
}

/** Runs `work` on the file or folder; errors of SQLite or the disk become a MatineeError if a person can act on them. */
export function translateErrors<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toLibraryError(file, error);
  }
}
