// The formats of archives that can be read, and how an archive finds its own.
import { MatineeError } from '../../../contract/errors.ts';
import type { ArchiveFormat, RecognisedArchive, SniffedArchive } from '../archive-format.ts';
import { movieLens100k } from './movielens-100k.ts';
import { movieLensCsv } from './movielens-csv.ts';
import { movieLensDat } from './movielens-dat.ts';

/** Asked in this order. */
const formats: readonly ArchiveFormat[] = [movieLensCsv, movieLensDat, movieLens100k];

/**
 * Reads the archive with the first format that recognises it; null if none does. Throws what the first format that claims it has to
 * say if no other one can read it.
 */
export function recogniseArchive(archive: SniffedArchive): RecognisedArchive | null {
  let refusal: MatineeError | null = null;
  for (const format of formats) {
    try {
      const recognised = format.recognise(archive);
      if (recognised !== null) return recognised;
    } catch (error) {
      if (!(error instanceof MatineeError)) throw error;
      refusal ??= error;
    }
  }
  if (refusal !== null) throw refusal;
  return null;
}
