// Reads an archive's table of ratings, whatever its layout, into the new catalogue.
import type { ArchiveFile } from './archive-source.ts';
import type { ReadingContext } from './archive-format.ts';
import type { OnRejected, RejectedRating } from '../library/catalogue/rating-writer.ts';
import { RatingRows, type RatingLayout } from './rating-rows.ts';

const rejections: Readonly<Record<RejectedRating, string>> = {
  duplicate: 'this user has rated this movie before; the first rating counts',
  'unknown-movie': 'the list of movies does not have this movie',
};

/** Invalid rows are skipped and reported. Throws `wrong-columns` and `mostly-bad-rows`. */
export async function readRatings(
  file: ArchiveFile,
  layout: RatingLayout,
  { writer, meter, skipped, signal }: ReadingContext,
): Promise<void> {
  meter.enter('ratings');
  const onRejected: OnRejected = (line, why) => skipped.add(file.path, line, rejections[why]);
  const rows = new RatingRows(file.path, layout, {
    onBadRow: (line, reason) => skipped.add(file.path, line, reason),
    onBatch: (batch) => {
      writer.addRatings(batch, onRejected);
      meter.addRows(batch.count);
    },
  });
  for await (const chunk of file.read(signal)) {
    rows.push(chunk);
    meter.addBytes(chunk.byteLength);
  }
  rows.end();
  await writer.endRatings(onRejected, { signal, onTurn: () => meter.addRows(0) });
  skipped.refuseMostlyBad(file.path, rows.rows);
}
