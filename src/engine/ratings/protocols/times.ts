// The times of ratings, where a protocol can't do without them.
import { MatineeError } from '../../../contract/errors.ts';
import type { TrainingSet } from '../training-set.ts';

/** When each rating was given, in seconds since 1970; ratings without times are refused. */
export function timesOf({ timestamps }: TrainingSet): Uint32Array {
  if (timestamps === null) {
    throw new MatineeError('invalid-input', 'This protocol needs to know when the ratings were given.');
  }
  return timestamps;
}
