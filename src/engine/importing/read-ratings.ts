// Reads an archive's table of ratings, whatever its layout, into the new catalogue.
import type { ArchiveFile } from './archive-source.ts';
import type { ReadingContext } from './archive-format.ts';
import { RatingRows, type RatingLayout } from './rating-rows.ts';

/** Rows that can't be used are skipped and told. Throws `wrong-columns` and `mostly-bad-rows`. */
export async function readRatings(
  file: ArchiveFile,
  layout: RatingLayout,
  { writer, meter, skipped, signal }: ReadingContext,
): Promise<void> {
  meter.enter('ratings');
  const rows = new RatingRows(file.path, layout, {
    onBadRow: (line, reason) => skipped.add(file.path, line, reason),
    onBatch: (batch, lines) => {
      writer.addRatings(batch, (row, why) => {
        const reason =
          why === 'duplicate'
            ? 'this user has rated this movie before; the first rating counts'
            : 'the list of movies does not have this movie';
        skipped.add(file.path, lines[row] ?? 0, reason);
      });
      meter.addRows(batch.count);
    },
  });
  for await (const chunk of file.read(signal)) {
    rows.push(chunk);
    meter.addBytes(chunk.byteLength);
  }
  rows.end();
  skipped.refuseMostlyBad(file.path, rows.rows);
}
