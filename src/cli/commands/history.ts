// `history`: imports ratings from another site, lists and undoes imports, and matches unmatched ratings by hand.
import type { Command } from 'commander';
import type { HistoryImport, HistoryPreview, HistoryRow, WaitingEntry } from '../../contract/history.ts';
import { MatineeError } from '../../contract/errors.ts';
import { formatName, wellKnownSiteNames } from '../../contract/sites.ts';
import type { TableMapping } from '../../contract/table-mapping.ts';
import { completeMapping } from '../../engine/history/mapping/unknown-table.ts';
import { untakenWords } from '../../engine/history/untaken.ts';
import type { HistoryDesk } from '../../engine/session/import-service.ts';
import { parseProfileName, wholeNumberBetween } from '../arguments.ts';
import { columnMapText, parseColumnMap, type ColumnMap } from '../column-map.ts';
import { renderFacts, renderTable } from '../output/table.ts';
import { formatCount, formatCountOf, formatTime, formatTitle } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type ImportOptions = { profile?: string; yes?: true; guesses?: true; map?: ColumnMap };
type ProfileOption = { profile?: string };

const rowsShown = 20;

export function addHistoryCommand(program: Command, run: Runner): void {
  const history = program
    .command('history')
    .description(
      `your ratings from ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format([...wellKnownSiteNames, 'another site'])}, or from a table of your own`,
    );
  addImport(history, run);
  addList(history, run);
  addUndo(history, run);
  addWaiting(history, run);
  addLink(history, run);
}

function withProfile(command: Command): Command {
  return command.option('--profile <name>', 'whose ratings (default: the active profile)', parseProfileName);
}

function addImport(history: Command, run: Runner): void {
  withProfile(history.command('import'))
    .description('show how the rows of an export match; with --yes, import them')
    .argument('<file>', 'the zip, CSV or JSON file as the site gave it')
    .option('--yes', 'import; rows without a sure match wait in the diary')
    .option('--guesses', 'take the likeliest movie of uncertain rows')
    .option(
      '--map <columns>',
      'what the columns of a table of your own mean, such as title=Film,year=Jahr,rating=Note:10; remembered for such tables',
      parseColumnMap,
    )
    .action((file: string, { profile, yes, guesses, map }: ImportOptions) =>
      run(async (context) => {
        const outcome = await withEngine(context, async ({ histories, profileFor, hasProfile }) => {
          const isNew = profile !== undefined && !hasProfile(profile);
          const whose = isNew ? { newName: profile } : profileFor(profile).profileId;
          const mapping = map === undefined ? null : await mappingOf(histories, file, map);
          const reading = histories.read(file, whose, {
            ...{ signal: context.signal, mapping },
            onProgress: (done, total) =>
              context.progress.show(
                'matching',
                `Matching: ${formatCount(done)} of ${formatCountOf(total, 'row')}`,
              ),
          });
          let preview = await reading.catch((error: unknown) => explainLayout(histories, file, error));
          const { previewId } = preview;
          if (guesses === true) preview = histories.acceptGuesses(previewId);
          const { rows } = histories.rows({
            ...{ previewId, state: null, outcome: null, kind: null, query: '', offset: 0, limit: 500 },
          });
          return { preview, rows, applied: yes === true ? histories.apply(previewId) : null };
        });
        const { source, format, rows, states, outcomes, kinds, skipped, skippedByReason } = outcome.preview;
        const { repeated, remarks, untaken } = outcome.preview;
        const figures = {
          ...{ source, format, rows, states, outcomes, kinds, skipped, skippedByReason },
          ...{ repeated, remarks, untaken },
        };
        context.print({ ...figures, applied: outcome.applied }, () =>
          describeImport(
            outcome.preview,
            outcome.rows,
            yes === true,
            outcome.applied,
            context.terminal.width,
          ),
        );
      }),
    );
}

async function mappingOf(histories: HistoryDesk, file: string, map: ColumnMap): Promise<TableMapping> {
  return histories.withUnknownTable(file, (unknown) => completeMapping(unknown, map));
}

/** A layout that nobody knows can be mapped: the error says how, with what the columns look like. */
async function explainLayout(histories: HistoryDesk, file: string, error: unknown): Promise<never> {
  if (!(error instanceof MatineeError && error.code === 'unknown-layout')) throw error;
  const { mapping } = await histories.columns(file, null);
  const guess = columnMapText(mapping);
  const example = guess === '' || guess === "''" ? 'title=COLUMN,rating=COLUMN:10' : guess;
  throw new MatineeError(error.code, `${error.message} Say what they mean, such as --map ${example}`, {
    cause: error,
    ...(error.details === undefined ? {} : { details: error.details }),
  });
}

function describeImport(
  preview: HistoryPreview,
  rows: readonly HistoryRow[],
  isAsked: boolean,
  applied: HistoryImport | null,
  width: number | null,
): string {
  const { states, outcomes } = preview;
  const facts = renderFacts([
    ['Source', `${preview.source} (${formatName(preview.format, 'your own columns')})`],
    ['Holds', kindsText(preview)],
    ['Matched', formatCount(states.matched)],
    ['Uncertain', formatCount(states.uncertain)],
    ['Unmatched', formatCount(states.unmatched)],
    ['Left out by you', formatCount(states['left-out'])],
    ['Skipped', skippedText(preview)],
    ['New', `${formatCount(outcomes.add)}, and ${formatCount(outcomes.wait)} that wait for a movie`],
    ['Changed', formatCount(outcomes.update)],
    ['In the diary already', formatCount(outcomes.same)],
    ['Kept as your diary has them', formatCount(outcomes.older)],
    ['Doubles', formatCount(outcomes.double + preview.repeated)],
    ...optionalFacts(preview),
  ]);
  const open = rows.filter(({ state }) => state === 'uncertain' || state === 'unmatched');
  const table = open.length === 0 ? '' : `\n${renderOpenRows(open.slice(0, rowsShown), width)}`;
  const said = applied === null ? '\nThere was nothing to import.\n' : `\n${describeApplied(applied)}`;
  return facts + table + (isAsked ? said : '\nNothing was imported yet: add --yes to do it.\n');
}

function kindsText({ kinds }: HistoryPreview): string {
  const parts = [
    ...(kinds.rating > 0 ? [formatCountOf(kinds.rating, 'rating')] : []),
    ...(kinds.viewing > 0 ? [formatCountOf(kinds.viewing, 'viewing')] : []),
    ...(kinds.watched > 0 ? [`${formatCount(kinds.watched)} watched`] : []),
    ...(kinds.watchlist > 0 ? [`${formatCount(kinds.watchlist)} to watch`] : []),
    ...(kinds.liked > 0 ? [`${formatCount(kinds.liked)} liked`] : []),
    ...(kinds.list > 0 ? [`${formatCount(kinds.list)} in lists`] : []),
    ...(kinds.owned > 0 ? [`${formatCount(kinds.owned)} owned`] : []),
  ];
  return parts.length === 0 ? 'nothing to import' : parts.join(', ');
}

/** What is said only where there is something to say. */
function optionalFacts({ remarks, untaken }: HistoryPreview): [string, string][] {
  const dates = remarks.byReason.map(({ reason, count }) => `${formatCount(count)} × ${reason}`).join(', ');
  const lines = remarks.rows.slice(0, 5).map(({ file, line }) => `${file}:${line}`);
  return [
    ...(remarks.count === 0
      ? []
      : [['Without their date', `${dates} (${lines.join(', ')})`] satisfies [string, string]]),
    ...(untaken.length === 0
      ? []
      : [['Not taken', untaken.map(untakenWords).join(', ')] satisfies [string, string]]),
  ];
}

function skippedText({ skipped, skippedByReason }: HistoryPreview): string {
  const reasons = skippedByReason.map(({ reason, count }) => `${formatCount(count)} × ${reason}`).join(', ');
  return skipped === 0 ? '0' : `${formatCount(skipped)} (${reasons})`;
}

function describeApplied({
  importId,
  added,
  updated,
  waiting,
  marked,
  viewings,
  lists,
}: HistoryImport): string {
  const parts = [
    `${formatCountOf(added, 'rating')} added`,
    `${formatCount(updated)} changed`,
    ...(waiting > 0 ? [`${formatCount(waiting)} of them wait for a movie (see \`history waiting\`)`] : []),
    ...(viewings > 0 ? [formatCountOf(viewings, 'viewing')] : []),
    ...(marked > 0 ? [`${formatCountOf(marked, 'movie')} noted`] : []),
    ...(lists > 0 ? [`${formatCountOf(lists, 'list')} brought up to date`] : []),
  ];
  return `Import ${importId}: ${parts.join(', ')}. \`history undo\` undoes it.\n`;
}

function renderOpenRows(rows: readonly HistoryRow[], width: number | null): string {
  return renderTable<HistoryRow>(
    rows,
    [
      { heading: 'Line', value: (row) => String(row.line), align: 'right' },
      { heading: 'In the file', value: formatTitle, shrinks: true },
      { heading: 'State', value: (row) => row.state },
      {
        heading: 'Perhaps',
        value: (row) => row.candidates.slice(0, 2).map(formatTitle).join(', '),
        shrinks: true,
      },
    ],
    width,
  );
}

function addList(history: Command, run: Runner): void {
  withProfile(history.command('list'))
    .description('list the imports that can be undone')
    .action(({ profile }: ProfileOption) =>
      run(async (context) => {
        const imports = await withEngine(context, ({ histories, profileFor }) =>
          histories.imports(profileFor(profile).profileId),
        );
        context.print({ imports }, () =>
          imports.length === 0
            ? 'Nothing has been imported yet: run `history import FILE`.\n'
            : renderTable<HistoryImport>(
                imports,
                [
                  { heading: 'Import', value: (each) => String(each.importId), align: 'right' },
                  { heading: 'When', value: (each) => formatTime(each.importedAtMs) },
                  { heading: 'Source', value: (each) => each.source, shrinks: true },
                  { heading: 'Site', value: (each) => formatName(each.format, 'own table') },
                  { heading: 'Added', value: (each) => formatCount(each.added), align: 'right' },
                  { heading: 'Changed', value: (each) => formatCount(each.updated), align: 'right' },
                ],
                context.terminal.width,
              ),
        );
      }),
    );
}

function addUndo(history: Command, run: Runner): void {
  withProfile(history.command('undo'))
    .description('take an import back: what it added goes, what it overwrote returns')
    .argument(
      '[import]',
      'its number, see `history list` (default: the last one)',
      wholeNumberBetween(1, 2 ** 31 - 1),
    )
    .action((asked: number | undefined, { profile }: ProfileOption) =>
      run(async (context) => {
        const outcome = await withEngine(context, ({ histories, profileFor }) => {
          const { profileId } = profileFor(profile);
          const importId = asked ?? histories.imports(profileId)[0]?.importId ?? null;
          return importId === null ? null : { importId, ...histories.undo(profileId, importId) };
        });
        context.print(outcome ?? { importId: null, removed: 0, restored: 0, kept: 0 }, () =>
          outcome === null
            ? 'There is no import to undo.\n'
            : `Import ${outcome.importId} was undone: ${formatCount(outcome.removed)} removed, ${formatCount(outcome.restored)} restored, ${formatCount(outcome.kept)} kept since they were changed later.\n`,
        );
      }),
    );
}

function addWaiting(history: Command, run: Runner): void {
  withProfile(history.command('waiting'))
    .description('list ratings whose movie this library does not have, with movies they may mean')
    .action(({ profile }: ProfileOption) =>
      run(async (context) => {
        const waiting = await withEngine(context, ({ waitingRatings, profileFor }) =>
          waitingRatings(profileFor(profile).profileId, 200),
        );
        context.print(waiting, () =>
          waiting.total === 0
            ? 'Every rating has its movie.\n'
            : renderTable<WaitingEntry>(
                waiting.entries,
                [
                  { heading: 'Rating', value: ({ entry }) => String(entry.entryId), align: 'right' },
                  { heading: 'Movie', value: ({ entry }) => formatTitle(entry), shrinks: true },
                  { heading: 'Stars', value: ({ entry }) => String(entry.stars), align: 'right' },
                  {
                    heading: 'Perhaps',
                    value: ({ suggestions }) =>
                      suggestions
                        .slice(0, 2)
                        .map((movie) => `${movie.movieId}: ${formatTitle(movie)}`)
                        .join(', '),
                    shrinks: true,
                  },
                ],
                context.terminal.width,
              ),
        );
      }),
    );
}

function addLink(history: Command, run: Runner): void {
  withProfile(history.command('link'))
    .description('give a waiting rating its movie')
    .argument('<rating>', 'its number, see `history waiting`', wholeNumberBetween(1, 2 ** 31 - 1))
    .argument('<movie>', 'the movie’s id or its title')
    .action((entryId: number, movie: string, { profile }: ProfileOption) =>
      run(async (context) => {
        const entry = await withEngine(context, ({ linkWaiting, findMovie, profileFor }) =>
          linkWaiting(profileFor(profile).profileId, entryId, findMovie(movie).movieId),
        );
        context.print(
          entry,
          () => `${formatTitle(entry)} now has your ${formatCountOf(entry.stars, 'star')}.\n`,
        );
      }),
    );
}
