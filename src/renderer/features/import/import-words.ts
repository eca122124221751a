// Imports in words: what an archive gave, what was skipped and why, and what to do when it failed.
import type { ErrorCode, ErrorInfo } from '../../../contract/errors.ts';
import type { DetailsReport, ImportReport, SkippedRow } from '../../../contract/importing.ts';
import { formatPlural } from '../../ui/format.ts';

export type ReasonGroup = {
  reason: string;
  /** All rows skipped for this reason. */
  count: number;
  /** The first of them, in the order of the files. */
  rows: readonly SkippedRow[];
};

/** Skipped rows by reason, most frequent first, each with the rows that the report kept. */
export function groupSkipped(report: Pick<ImportReport, 'skippedByReason' | 'skippedRows'>): ReasonGroup[] {
  return report.skippedByReason
    .map(({ reason, count }) => ({
      reason,
      count,
      rows: report.skippedRows.filter((row) => row.reason === reason),
    }))
    .toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

/** What became of the diary when the catalogue changed; null where the diary is empty. */
export function relinkWords(relinked: { linked: number; waiting: number } | null): string | null {
  if (relinked === null || relinked.linked + relinked.waiting === 0) return null;
  const { linked, waiting } = relinked;
  if (waiting === 0)
    return `All ${formatPlural(linked, 'rating')} of yours found ${linked === 1 ? 'its movie' : 'their movies'} in the new catalogue.`;
  const waits = `${formatPlural(waiting, 'rating')} of yours ${waiting === 1 ? 'waits' : 'wait'} in the diary, since the new catalogue has no such ${waiting === 1 ? 'movie' : 'movies'}. Nothing was deleted.`;
  return linked === 0
    ? waits
    : `${formatPlural(linked, 'rating')} of yours found the movie in the new catalogue. ${waits}`;
}

/** What became of the records of a table of details that changed no movie, a sentence each. */
export function detailsWords({ unmatched, repeated, mended }: DetailsReport): string[] {
  return [
    ...(unmatched === 0
      ? []
      : [
          `${formatPlural(unmatched, 'record is', 'records are')} about movies that the library does not have.`,
        ]),
    ...(repeated === 0 ? [] : [`${formatPlural(repeated, 'record')} came twice; the first one counts.`]),
    ...(mended === 0
      ? []
      : [`${formatPlural(mended, 'record was', 'records were')} broken over two rows and put together.`]),
  ];
}

/** The last part of a path, with either kind of slash. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** A heading for the failure, in a few words; the error's own message says the rest. */
export function failureTitle(code: ErrorCode): string {
  switch (code) {
    case 'not-an-archive':
      return 'This isn’t an archive Matinee can read';
    case 'archive-damaged':
      return 'The archive is damaged';
    case 'archive-unsafe':
      return 'The archive isn’t safe to open';
    case 'archive-without-ratings':
      return 'There are no ratings in it';
    case 'wrong-columns':
      return 'The columns aren’t the expected ones';
    case 'mostly-bad-rows':
      return 'Most rows can’t be read';
    case 'file-not-found':
      return 'The file isn’t there any more';
    case 'download-failed':
      return 'The download did not get through';
    case 'no-space':
      return 'There is no space left on the disk';
    case 'job-running':
      return 'Something else is still running';
    case 'engine-stopped':
      return 'The engine stopped';
    case 'invalid-input':
    case 'unknown-channel':
    case 'forbidden-sender':
    case 'unknown-movie':
    case 'unknown-user':
    case 'unknown-profile':
    case 'unknown-run':
    case 'unknown-job':
    case 'unknown-entry':
    case 'unknown-preview':
    case 'unknown-import':
    case 'unknown-mix':
    case 'not-a-history':
    case 'not-a-backup':
    case 'no-library':
    case 'no-model':
    case 'model-mismatch':
    case 'library-too-new':
    case 'library-damaged':
    case 'not-enough-data':
    case 'cancelled':
    case 'internal':
      return 'The import failed';
  }
}

/** What to try next; null where the message has said all there is to say. */
export function failureAdvice(error: ErrorInfo): string | null {
  switch (error.code) {
    case 'not-an-archive':
    case 'archive-without-ratings':
    case 'wrong-columns':
      return 'Choose the .zip as it came from MovieLens, or the folder it unpacks to, with ratings.csv and movies.csv in it.';
    case 'archive-damaged':
      return 'Downloads break off now and then: fetch the archive once more and try again.';
    case 'download-failed':
      return 'The archive can also be fetched in a browser, on any computer: grouplens.org/datasets/movielens. Choose its file here then.';
    case 'no-space':
      return 'Free some space and try again: a catalogue takes about as much as its unpacked archive.';
    case 'job-running':
      return 'Wait for it to end, or cancel it, and try again.';
    default:
      return null;
  }
}
