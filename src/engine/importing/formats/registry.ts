// The formats of archives that can be read, and how an archive finds its own.
import { MatineeError } from '../../../contract/errors.ts';
import type { ArchiveFormat, RecognisedArchive } from '../archive-format.ts';
import type { ArchiveSource } from '../archive-source.ts';
import { movieLensCsv } from './movielens-csv.ts';

/** Asked in this order. */
const formats: readonly ArchiveFormat[] = [movieLensCsv];

/** The archive as the first format that recognises it reads it. Throws `archive-without-ratings` where none does. */
export async function recogniseArchive(
  source: ArchiveSource,
  signal: AbortSignal | undefined,
): Promise<RecognisedArchive> {
  for (const format of formats) {
    const recognised = await format.recognise(source, signal);
    if (recognised !== null) return recognised;
  }
  throw new MatineeError(
    'archive-without-ratings',
    `${source.name} holds no ratings that Matinee can read. A MovieLens archive with a ratings.csv in it is what it looks for.`,
    { details: { path: source.name } },
  );
}
