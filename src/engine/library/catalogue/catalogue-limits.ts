// How much a catalogue may hold: far more than any real archive, and little enough for the memory of an import.
import { MatineeError } from '../../../contract/errors.ts';

const limits = { movies: 1_000_000, 'different tags': 1_000_000, people: 10_000_000 };

/** Throws `archive-unsafe` where there are more of a kind than the import can hold; called with the number after each one. */
export function checkLimit(what: keyof typeof limits, count: number): void {
  const most = limits[what];
  if (count <= most) return;
  throw new MatineeError(
    'archive-unsafe',
    `The archive was refused: it has more than ${most.toLocaleString('en')} ${what}, which no archive of ratings has.`,
    { details: { what, most } },
  );
}
