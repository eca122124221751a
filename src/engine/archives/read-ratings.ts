// Reads an archive's table of ratings, whatever its layout, into the new catalogue.
import type { SkipReason } from '../../contract/skip-reasons.ts';
import type { ArchiveFile } from './archive-source.ts';
import type { ReadingContext } from './archive-format.ts';
import type { OnRejected, RejectedRating } from '../library/catalogue/rating-writer.ts';
import { RatingRows, type RatingLayout } from './rating-rows.ts';
import { asUtf8 } from './text-file.ts';

const rejections: Readonly<Record<RejectedRating, SkipReason>> = {
  duplicate: 'this user has rated this movie before; the first rating counts',
  'unknown-movie': 'the list of movies does not have this movie',
};

/** One table of ratings; a split has several. */
export type RatingPart = { file: ArchiveFile; layout: RatingLayout };

/** Reads all parts, and reports the tables of ratings that are not read. Throws `wrong-columns` and `mostly-bad-rows`. */
export async function readAllRatings(
  { parts, leftOut }: { parts: readonly RatingPart[]; leftOut: readonly { file: ArchiveFile }[] },
  context: ReadingContext,
): Promise<void> {
  for (const [place, part] of parts.entries()) await readRatings(part, place > 0, context);
  for (const { file } of leftOut) {
    context.skipped.add(file.path, 1, 'another table of ratings was read; this one was left out');
  }
}

/** A part that repeats what earlier ones hold is not a bad one. */
async function readRatings(
  { file, layout }: RatingPart,
  mayRepeat: boolean,
  { writer, meter, skipped, signal }: ReadingContext,
): Promise<void> {
  meter.enter('ratings');
  let repeated = 0;
  const onRejected: OnRejected = (line, why) => {
    skipped.add(file.path, line, rejections[why]);
    if (why === 'duplicate') repeated += 1;
  };
  const rows = new RatingRows(file.path, layout, {
    onBadRow: (line, reason) => skipped.add(file.path, line, reason),
    onBatch: (batch) => {
      writer.addRatings(batch, onRejected);
      meter.addRows(batch.count);
    },
  });
  for await (const chunk of asUtf8(metered(file.read(signal), meter))) rows.push(chunk);
  rows.end();
  await writer.endRatings(onRejected, { signal, onTurn: () => meter.addRows(0) });
  skipped.refuseMostlyBad(file.path, rows.rows, mayRepeat ? repeated : 0);
}

async function* metered(
  chunks: AsyncIterable<Uint8Array>,
  meter: ReadingContext['meter'],
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    meter.addBytes(chunk.byteLength);
  }
}
