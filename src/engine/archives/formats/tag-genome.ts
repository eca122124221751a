// The tag genome of 20M and 25M: how strongly each of 1,128 tags fits each movie; only tags that fit are kept.
import { MatineeError } from '../../../contract/errors.ts';
import { nextTurn } from '../../base/cancellation.ts';
import type { ReadingContext } from '../archive-format.ts';
import { toId } from './movie-fields.ts';
import type { MovieLensTable } from './movielens-files.ts';
import { NumberRows } from './number-rows.ts';
import { asUtf8 } from '../text-file.ts';
import { byColumn, csvRows, readTableRows } from './table-rows.ts';

/** From 0 to 1; a tag below it does not fit. Of the 15 million scores of 25M about one in thirty reaches it. */
const leastRelevance = 0.5;

/** Adds names and scores to the catalogue. Throws `mostly-bad-rows`. */
export async function readGenome(
  { scores, tags }: { scores: MovieLensTable; tags: MovieLensTable },
  context: ReadingContext,
): Promise<void> {
  context.meter.enter('tags');
  const tagIds = await readNames(tags, context);
  await readScores(scores, tagIds, context);
}

async function readNames(table: MovieLensTable, context: ReadingContext): Promise<Set<number>> {
  const tagIds = new Set<number>();
  const field = byColumn(table.header);
  await readTableRows(table.file, csvRows(table.header), context, (fields) => {
    const tagId = toId(field(fields, 'tagid'));
    const tag = field(fields, 'tag').trim();
    if (tagId === null) return 'the tag id is not a whole number';
    if (tag === '') return 'the tag is empty';
    if (tagIds.has(tagId)) return 'the tag id was used before; the first tag counts';
    tagIds.add(tagId);
    context.writer.addGenomeTag(tagId, tag);
    return null;
  });
  return tagIds;
}

async function readScores(
  { file, header }: MovieLensTable,
  tagIds: ReadonlySet<number>,
  { writer, meter, skipped, signal }: ReadingContext,
): Promise<void> {
  const places = ['movieid', 'tagid', 'relevance'].map((name) => header.columns.indexOf(name));
  const [movieAt = 0, tagAt = 1, relevanceAt = 2] = places;
  const rows = new NumberRows(header.delimiter, header.columns.length, (line, values) => {
    if (values === null) {
      skipped.add(file.path, line, 'the row does not have as many numbers as the table has columns');
      return;
    }
    const [movieId = 0, tagId = 0, relevance = 0] = [values[movieAt], values[tagAt], values[relevanceAt]];
    if (!writer.hasMovie(movieId)) {
      skipped.add(file.path, line, 'the list of movies does not have this movie');
    } else if (!tagIds.has(tagId)) {
      skipped.add(file.path, line, 'the list of genome tags does not have this tag');
    } else if (relevance < 0 || relevance > 1) {
      skipped.add(file.path, line, 'the relevance is not from 0 to 1');
    } else if (relevance >= leastRelevance) {
      writer.addGenomeScore(movieId, tagId, relevance);
    }
  });
  for await (const chunk of asUtf8(file.read(signal))) {
    const before = rows.rows;
    if (!rows.push(chunk)) {
      throw new MatineeError(
        'wrong-columns',
        `Line ${rows.line + 1} of ${file.path} is far too long for three numbers; this is no tag genome.`,
        { details: { file: file.path } },
      );
    }
    meter.addBytes(chunk.byteLength);
    meter.addRows(rows.rows - before);
    await nextTurn(signal);
  }
  rows.end();
  skipped.refuseMostlyBad(file.path, rows.rows);
}
