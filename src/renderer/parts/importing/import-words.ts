// Imports in words: what an archive gave, what was skipped and why, and what to do when it failed.
import type { ErrorCode } from '../../../contract/error-codes.ts';
import type { ErrorInfo } from '../../../contract/errors.ts';
import type { DetailsReport, ImportReport, SkippedRow } from '../../../contract/importing.ts';
import { m } from '../../../messages/messages.js';

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

/** What became of the diary when the catalogue changed; null if the diary is empty. */
export function relinkWords(relinked: { linked: number; waiting: number } | null): string | null {
  if (relinked === null || relinked.linked + relinked.waiting === 0) return null;
  const { linked, waiting } = relinked;
  if (waiting === 0) return m.import_linked_all({ count: linked });
  const waits = m.import_waits({ count: waiting });
  return linked === 0 ? waits : `${m.import_linked({ count: linked })} ${waits}`;
}

/** What else a table of details brought, and what became of the records that changed no movie, a sentence each. */
export function detailsWords({ added, unmatched, repeated, repaired }: DetailsReport): string[] {
  return [
    ...(added.credits === 0 ? [] : [m.import_details_credits({ count: added.credits })]),
    ...(added.keywords === 0 ? [] : [m.import_details_keywords({ count: added.keywords })]),
    ...(unmatched === 0 ? [] : [m.import_details_unmatched({ count: unmatched })]),
    ...(repeated === 0 ? [] : [m.import_details_repeated({ count: repeated })]),
    ...(repaired === 0 ? [] : [m.import_details_repaired({ count: repaired })]),
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
      return m.import_failed_not_archive();
    case 'archive-damaged':
      return m.import_failed_damaged();
    case 'archive-unsafe':
      return m.import_failed_unsafe();
    case 'archive-without-ratings':
      return m.import_failed_no_ratings();
    case 'wrong-columns':
      return m.import_failed_columns();
    case 'mostly-bad-rows':
      return m.import_failed_rows();
    case 'file-not-found':
      return m.import_failed_gone();
    case 'download-failed':
      return m.import_failed_download();
    case 'no-space':
      return m.import_failed_space();
    case 'job-running':
      return m.import_failed_busy();
    case 'engine-stopped':
      return m.import_failed_engine();
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
    case 'unknown-artist':
    case 'unknown-list':
    case 'not-a-history':
    case 'unknown-layout':
    case 'not-a-backup':
    case 'no-library':
    case 'no-model':
    case 'no-network':
    case 'model-mismatch':
    case 'library-too-new':
    case 'library-damaged':
    case 'library-busy':
    case 'model-damaged':
    case 'read-only':
    case 'not-permitted':
    case 'path-unusable':
    case 'disk-failed':
    case 'system-limit':
    case 'not-enough-data':
    case 'cancelled':
    case 'internal':
      return m.import_failed();
  }
}

/** What to try next; null if the message has said all there is to say. */
export function failureAdvice(error: ErrorInfo): string | null {
  switch (error.code) {
    case 'not-an-archive':
    case 'archive-without-ratings':
    case 'wrong-columns':
      return m.import_advice_archive();
    case 'archive-damaged':
      return m.import_advice_damaged();
    case 'download-failed':
      return m.import_advice_download();
    case 'no-space':
      return m.import_advice_space();
    case 'job-running':
      return m.import_advice_busy();
    default:
      return null;
  }
}
