// Reads single rating files and folders of movie tables in any MovieLens layout, for evaluating on a given split.
import { MatineeError } from '../../contract/errors.ts';
import type { SkippedRow } from '../../contract/importing.ts';
import {
  comparePairs,
  createRatingBatch,
  appendRows,
  keepRows,
  orderByUserAndMovie,
  type RatingBatch,
} from '../library/catalogue/rating-batch.ts';
import type { ArchiveFile } from './archive-source.ts';
import { fileAt } from './folder-source.ts';
import { ratingLayout } from './formats/movielens-csv.ts';
import { RatingRows, type RatingLayout } from './rating-rows.ts';
import { SkippedRows } from './skipped-rows.ts';
import { parseHeader, readHead, type TableHead } from './table-header.ts';
import { asUtf8 } from './text-file.ts';

/** Both are needed to evaluate on a given split. */
export { readMovieFeatures } from './movie-features.ts';

/** Parallel arrays, in order of user and movie. */
type RatingColumns = Pick<RatingBatch, 'userIds' | 'movieIds' | 'halfStars' | 'timestamps'>;

export type RatingFile = RatingColumns & {
  /** Rows that were left out; `skippedRows` holds the first of them. */
  skipped: number;
  skippedRows: SkippedRow[];
};

/** Columns in the order of the tables without header: user, movie, rating, time. */
const headerless = { userColumn: 0, movieColumn: 1, ratingColumn: 2, timestampColumn: 3, columns: 4 };
const doubled = { userColumn: 0, movieColumn: 2, ratingColumn: 4, timestampColumn: 6, columns: 7 };

/**
 * All ratings of the file, in order of user and movie: CSV with a header, `::` or tab between fields without one. Of the ratings of
 * one movie by one user the first counts. Throws `file-not-found`, `wrong-columns` or `mostly-bad-rows`.
 */
export async function readRatingsFile(path: string): Promise<RatingFile> {
  const file = fileAt(path);
  const layout = layoutOf(file, await readHead(file));
  const skipped = new SkippedRows();
  const batches: RatingBatch[] = [];
  const rows = new RatingRows(file.path, layout, {
    onBadRow: (line, reason) => skipped.add(file.path, line, reason),
    onBatch: (batch) => {
      const copy = createRatingBatch(batch.count);
      appendRows(batch, 0, copy);
      batches.push(copy);
    },
  });
  for await (const chunk of asUtf8(file.read())) rows.push(chunk);
  rows.end();
  const columns = merge(batches, (line) =>
    skipped.add(file.path, line, 'this user has rated this movie before; the first rating counts'),
  );
  skipped.refuseMostlyBad(file.path, rows.rows);
  const report = skipped.report();
  return { ...columns, skipped: report.skipped, skippedRows: report.skippedRows };
}

function layoutOf(file: ArchiveFile, { firstLine, line }: TableHead): RatingLayout {
  if (/^\s*\d+::\d+::/u.test(firstLine)) {
    return withoutTime(firstLine.split(':').length, { ...doubled, delimiter: ':', headerLines: 0 }, 2);
  }
  const delimiter = ['\t', ',', ';'].find((candidate) => firstLine.split(candidate).length >= 3);
  if (delimiter !== undefined && /^\s*\d/u.test(firstLine)) {
    return withoutTime(firstLine.split(delimiter).length, { ...headerless, delimiter, headerLines: 0 }, 1);
  }
  const layout = ratingLayout(parseHeader(firstLine, line));
  if (Math.min(layout.userColumn, layout.movieColumn, layout.ratingColumn) >= 0) return layout;
  throw new MatineeError(
    'wrong-columns',
    `${file.path} is not a table of ratings: its first line must name userId, movieId and rating, or be a rating itself with :: or tabs between the fields.`,
    { details: { file: file.path } },
  );
}

/** Some splits have no times; `step` is the distance between two columns. */
function withoutTime(columns: number, layout: RatingLayout, step: number): RatingLayout {
  return columns > 2 * step + 1 ? layout : { ...layout, timestampColumn: null, columns: 2 * step + 1 };
}

function merge(batches: readonly RatingBatch[], onDuplicate: (line: number) => void): RatingColumns {
  const all = createRatingBatch(batches.reduce((sum, batch) => sum + batch.count, 0));
  for (const batch of batches) appendRows(batch, 0, all);
  keepRows(all, orderByUserAndMovie(all));
  const rows = Uint32Array.from({ length: all.count }, (_, row) => row);
  const isDuplicate = (row: number): boolean => row > 0 && comparePairs(all, row - 1, row) === 0;
  for (const row of rows.filter(isDuplicate)) onDuplicate(all.lines[row] ?? 0);
  keepRows(
    all,
    rows.filter((row) => !isDuplicate(row)),
  );
  const { count, userIds, movieIds, halfStars, timestamps } = all;
  return {
    userIds: userIds.slice(0, count),
    movieIds: movieIds.slice(0, count),
    halfStars: halfStars.slice(0, count),
    timestamps: timestamps.slice(0, count),
  };
}
