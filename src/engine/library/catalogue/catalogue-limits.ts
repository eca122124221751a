// Limits of a catalogue: far more than any real archive, and small enough for an import's memory.
import { MatineeError } from '../../../contract/errors.ts';

const limits = { movies: 1_000_000, 'different tags': 1_000_000, people: 10_000_000 };

/** Throws `archive-unsafe` if there are more of a kind than the import can hold; called with the count after each one. */
export function checkLimit(what: keyof typeof limits, count: number): void {
  const most = limits[what];
  if (count <= most) return;
  throw new MatineeError(
    'archive-unsafe',
    `The archive was refused: it has more than ${most.toLocaleString('en')} ${what}, which no archive of ratings has.`,
    { details: { what, most } },
  );
}
