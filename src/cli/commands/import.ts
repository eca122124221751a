// `import PATH`: reads an archive into a new catalogue and puts it in the place of the old one.
import type { Command } from 'commander';
import type { ImportProgress, ImportReport } from '../../contract/importing.ts';
import { formatCount, formatCountOf, formatDuration } from '../output/words.ts';
import { renderFacts, renderTable } from '../output/table.ts';
import type { Runner } from '../runner.ts';

const rowsShown = 10;

export function addImportCommand(program: Command, run: Runner): void {
  program
    .command('import')
    .description('read a MovieLens archive, a .zip or the folder it was unpacked to')
    .argument('<path>', 'the archive')
    .action((path: string) =>
      run(async (context) => {
        const { importIntoLibrary } = await import('../library-jobs.ts');
        const { report, relinked } = await importIntoLibrary(path, context, (progress) =>
          context.progress.show(progress.phase, describeProgress(progress)),
        );
        context.print(toJson(report), () => toText(report, relinked.waiting));
      }),
    );
}

function toJson(report: ImportReport): object {
  const { movies, users, ratings, tags, skipped, elapsedMs, ratingsPerSecond } = report;
  return { movies, users, ratings, tags, skipped, elapsedMs, ratingsPerSecond };
}

function toText(report: ImportReport, waiting: number): string {
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
  const notes = [
    skippedText(report),
    waiting > 0
      ? `\n${formatCountOf(waiting, 'rating')} of yours wait for a movie that this archive does not hold.\n`
      : '',
    '\nNext: `train` makes a model of it.\n',
  ];
  return facts + notes.join('');
}

function skippedText(report: ImportReport): string {
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

function describeProgress(progress: ImportProgress): string {
  const share = progress.bytesTotal > 0 ? Math.floor((100 * progress.bytesRead) / progress.bytesTotal) : 0;
  const left = progress.remainingMs === null ? '' : `, ${formatDuration(progress.remainingMs)} left`;
  return `Importing: ${progress.phase}, ${share} %, ${formatCountOf(progress.rowsRead, 'row')}${left}`;
}
