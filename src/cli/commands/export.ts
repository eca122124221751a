// `export`: writes ratings or recommendations as CSV.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Exported } from '../../contract/exports.ts';
import { ratingsLayouts, type RatingsLayout } from '../../contract/sites.ts';
import { parseProfileName, wholeNumberBetween } from '../arguments.ts';
import { formatCountOf } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type RatingsOptions = { layout: RatingsLayout; profile?: string };
type RecommendationsOptions = { count: number; profile?: string };

export function addExportCommand(program: Command, run: Runner): void {
  const exporting = program.command('export').description('write ratings or recommendations as CSV');
  exporting
    .command('ratings')
    .description('write a person’s ratings')
    .argument('<file>', 'the CSV file to write')
    .addOption(
      new Option(
        '--layout <layout>',
        'the site whose columns to write; for Letterboxd in files of a megabyte',
      )
        .choices(ratingsLayouts)
        .default('movielens'),
    )
    .option('--profile <name>', 'whose ratings (default: the active profile)', parseProfileName)
    .action((file: string, { layout, profile }: RatingsOptions) =>
      run(async (context) => {
        const exported = await withEngine(context, (engine) =>
          engine.exportRatings({ layout, path: resolve(file), ...engine.profileFor(profile) }),
        );
        context.print(exported, () => describe(exported, 'rating'));
      }),
    );
  exporting
    .command('recommendations')
    .description('write what to watch next')
    .argument('<file>', 'the CSV file to write')
    .option('-n, --count <count>', 'how many movies', wholeNumberBetween(1, 500), 100)
    .option('--profile <name>', 'for whom (default: the active profile)', parseProfileName)
    .action((file: string, { count, profile }: RecommendationsOptions) =>
      run(async (context) => {
        const exported = await withEngine(context, (engine) =>
          engine.exportRecommendations({ limit: count, path: resolve(file), ...engine.profileFor(profile) }),
        );
        context.print(exported, () => describe(exported, 'recommendation'));
      }),
    );
}

function describe({ files, rows }: Exported, noun: string): string {
  return `Wrote ${formatCountOf(rows, noun)} to ${files.join(', ')}.\n`;
}
