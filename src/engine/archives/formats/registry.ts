// The formats of archives that can be read, and how an archive finds its own.
import type { ArchiveFormat, RecognisedArchive, SniffedArchive } from '../archive-format.ts';
import { movieLens100k } from './movielens-100k.ts';
import { movieLensCsv } from './movielens-csv.ts';
import { movieLensDat } from './movielens-dat.ts';

/** Asked in this order. */
const formats: readonly ArchiveFormat[] = [movieLensCsv, movieLensDat, movieLens100k];

/** Reads the archive with the first format that recognises it; null if none does. */
export function recogniseArchive(archive: SniffedArchive): RecognisedArchive | null {
  for (const format of formats) {
    const recognised = format.recognise(archive);
    if (recognised !== null) return recognised;
  }
  return null;
}
