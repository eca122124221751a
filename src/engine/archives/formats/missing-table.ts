// The error for an archive with ratings but without a table of movies.
import { MatineeError } from '../../../contract/errors.ts';

/** `expected` is how the list of movies is usually called in that format. */
export function noMoviesBeside(archive: string, expected: string): MatineeError {
  return new MatineeError(
    'archive-damaged',
    `${archive} has ratings but no list of movies (${expected}) beside them, so they can't be used. Get the whole archive again.`,
    { details: { file: archive } },
  );
}
