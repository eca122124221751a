// An import's report, as JSON and as text: ratings, details of movies, or both.
import type { DetailsReport, ImportProgress, ImportReport } from '../../contract/importing.ts';
import type { Run } from '../../contract/training.ts';
import type { ImportOutcome } from '../library-jobs.ts';
import { renderFacts, renderTable } from './table.ts';
import { formatCount, formatCountOf, formatDuration } from './words.ts';

const rowsShown = 10;
type Skipped = Pick<ImportReport, 'skipped' | 'skippedRows' | 'skippedByReason'>;

/** `impression` is the model that was made with it; null where there was none to make. */
export function importedToJson({ report, details }: ImportOutcome, impression: Run | null): object {
  return {
    ...(report === null ? {} : ratingsToJson(report)),
    ...(details === null ? {} : { details: detailsToJson(details) }),
    ...(impression === null ? {} : { firstImpression: impression.runId }),
  };
}

function ratingsToJson(report: ImportReport): object {
  const { movies, users, ratings, tags, skipped, elapsedMs, ratingsPerSecond } = report;
  return { movies, users, ratings, tags, skipped, elapsedMs, ratingsPerSecond };
}

function detailsToJson(details: DetailsReport): object {
  const { records, movies, matched, added, unmatched, repeated, repaired, skipped, elapsedMs } = details;
  return { records, movies, matched, added, unmatched, repeated, repaired, skipped, elapsedMs };
}

export function importedToText({ report, details, relinked }: ImportOutcome, impression: Run | null): string {
  return [
    report === null ? '' : ratingsToText(report, relinked.waiting),
    report !== null && details !== null ? '\n' : '',
    details === null ? '' : detailsToText(details),
    report === null ? '' : `\n${nextWords(impression)}\n`,
  ].join('');
}

function nextWords(impression: Run | null): string {
  return impression === null
    ? 'Next: `train` makes a model of it.'
    : `A first impression recommends already (${formatDuration(impression.elapsedMs)}); \`train\` makes the real model.`;
}

function ratingsToText(report: ImportReport, waiting: number): string {
  const facts = renderFacts([
    ['Source', `${report.source} (${report.format})`],
    ['Movies', formatCount(report.movies)],
    ['Users', formatCount(report.users)],
    ['Ratings', formatCount(report.ratings)],
    ['Tags', formatCount(report.tags)],
    ['Rows left out', formatCount(report.skipped)],
    [
      'Time',
      `${formatDuration(report.elapsedMs)}, ${formatCount(Math.round(report.ratingsPerSecond))} ratings a second`,
    ],
  ]);
  const waits =
    waiting > 0
      ? `\n${formatCountOf(waiting, 'rating')} of yours wait for a movie that this archive does not hold.\n`
      : '';
  return facts + skippedText(report) + waits;
}

function detailsToText(details: DetailsReport): string {
  const facts = renderFacts([
    ['Movie details', details.source],
    ['Records', formatCount(details.records)],
    ['Movies', `${formatCount(details.matched)} of ${formatCount(details.movies)} got details`],
    ['Cast and crew', `of ${formatCountOf(details.added.credits, 'movie')}`],
    ['Keywords', `of ${formatCountOf(details.added.keywords, 'movie')}`],
    ['Not in the library', formatCount(details.unmatched)],
    ['Repeated', formatCount(details.repeated)],
    ['Repaired', formatCount(details.repaired)],
    ['Rows left out', formatCount(details.skipped)],
    ['Time', formatDuration(details.elapsedMs)],
  ]);
  return facts + skippedText(details);
}

function skippedText(report: Skipped): string {
  if (report.skipped === 0) return '';
  const reasons = renderTable(report.skippedByReason, [
    { heading: 'Left out because', value: (row) => row.reason },
    { heading: 'Rows', value: (row) => formatCount(row.count), align: 'right' },
  ]);
  const rows = renderTable(report.skippedRows.slice(0, rowsShown), [
    { heading: 'File', value: (row) => row.file },
    { heading: 'Line', value: (row) => String(row.line), align: 'right' },
    { heading: 'Reason', value: (row) => row.reason },
  ]);
  return `\n${reasons}\n${rows}`;
}

/** An import's progress in one line. */
export function describeImport(progress: ImportProgress): string {
  const share = progress.bytesTotal > 0 ? Math.floor((100 * progress.bytesRead) / progress.bytesTotal) : 0;
  if (progress.phase === 'downloading') {
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
    return `Downloading: ${share} %, ${megabytes(progress.bytesRead)} of ${megabytes(progress.bytesTotal)} MB`;
  }
  const left = progress.remainingMs === null ? '' : `, ${formatDuration(progress.remainingMs)} left`;
  return `Importing: ${progress.phase}, ${share} %, ${formatCountOf(progress.rowsRead, 'row')}${left}`;
}
