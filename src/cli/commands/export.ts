// `export`: writes ratings or recommendations as CSV, or copies a model.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Exported, ExportedModel } from '../../contract/exports.ts';
import type { RunId } from '../../contract/ids.ts';
import { ratingsLayouts, type RatingsLayout } from '../../contract/sites.ts';
import { parseProfileName, parseRunId, wholeNumberBetween } from '../arguments.ts';
import { formatCountOf } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type RatingsOptions = { layout: RatingsLayout; profile?: string };
type RecommendationsOptions = { count: number; profile?: string };

type ModelOptions = { run?: RunId; withoutProfiles?: true };

export function addExportCommand(program: Command, run: Runner): void {
  const exporting = program
    .command('export')
    .description('write ratings or recommendations as CSV, or a model');
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
  exporting
    .command('model')
    .description('copy a trained model, for other programs or people')
    .argument('<folder>', 'where to write weights.safetensors and model.json')
    .option('--run <run>', 'which run, as `runs` lists them (default: the active one)', parseRunId)
    .option('--without-profiles', 'only a model that learned from nobody’s ratings of this computer')
    .action((folder: string, { run: runId, withoutProfiles }: ModelOptions) =>
      run(async (context) => {
        const exported = await withEngine(context, (engine) =>
          engine.exportModel({
            ...{ runId: runId ?? null, folder: resolve(folder) },
            withoutProfiles: withoutProfiles === true,
          }),
        );
        context.print(exported, () => describeModel(exported));
      }),
    );
}

function describeModel({ runId, files, people }: ExportedModel): string {
  const whose =
    people.length === 0
      ? 'Nobody of this computer is in it.'
      : `It learned from the ratings of ${people.join(', ')}, which are in model.json: --without-profiles exports a model without any.`;
  return `Wrote the model of ${runId} to ${files.join(' and ')}.\n${whose}\n`;
}

function describe({ files, rows, leftOut }: Exported, noun: string): string {
  const missing =
    leftOut === 0
      ? ''
      : `${formatCountOf(leftOut, noun)} left out, since the site finds movies by numbers that are missing.\n`;
  return `Wrote ${formatCountOf(rows, noun)} to ${files.join(', ')}.\n${missing}`;
}
