// `backup` and `restore`: saves the whole diary as one file, and restores it.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { InspectedBackup, PersonsRatings } from '../../contract/exports.ts';
import { formatCount, formatCountOf, formatTime } from '../output/words.ts';
import { renderFacts } from '../output/table.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

export function addBackupCommands(program: Command, run: Runner): void {
  program
    .command('backup')
    .description('write the whole diary, all profiles and ratings, to one file')
    .argument('<file>', 'the file to write, such as diary.matinee')
    .action((file: string) =>
      run(async (context) => {
        const saved = await withEngine(context, (engine) => engine.saveBackup(resolve(file)));
        context.print(saved, () => `Wrote ${formatCountOf(saved.ratings, 'rating')} to ${saved.path}.\n`);
      }),
    );
  program
    .command('restore')
    .description('show what a backup holds; with --yes, put it in place of the diary')
    .argument('<file>', 'a file that `backup` wrote')
    .option('--yes', 'do it; the current diary is kept in the backups folder')
    .action((file: string, { yes }: { yes?: true }) =>
      run(async (context) => {
        const path = resolve(file);
        const { summary, restored } = await withEngine(context, async ({ handlers }) => ({
          summary: await handlers['backups:inspect']({ path }),
          restored: yes === true ? await handlers['backups:restore']({ path }) : null,
        }));
        context.print({ ...summary, restored }, () => {
          if (restored === null)
            return `${describe(summary)}\nNothing was restored yet: add --yes to do it.\n`;
          const { ratings, waiting, previousDiary, replaced } = restored;
          return `Restored ${formatCountOf(ratings, 'rating')}, of which ${formatCount(waiting)} wait for a movie. It replaced what there was: ${named(replaced)}. The diary as it was is ${previousDiary}.\n`;
        });
      }),
    );
}

function named(people: readonly PersonsRatings[]): string {
  return people.map(({ name, ratings }) => `${name} (${formatCount(ratings)})`).join(', ');
}

function describe({
  profiles,
  ratings,
  viewings,
  marks,
  lists,
  lastRatedAtMs,
  replaces,
}: InspectedBackup): string {
  return renderFacts([
    ['People', named(profiles)],
    ['Ratings', formatCount(ratings)],
    ['Viewings', formatCount(viewings)],
    ['Watched, watchlist and other marks', formatCount(marks)],
    ['Lists', formatCount(lists)],
    ['Last rated', lastRatedAtMs === null ? 'never' : formatTime(lastRatedAtMs)],
    ['Replaces', named(replaces)],
  ]);
}
