// `export`: writes ratings, recommendations or trainings, or copies a model.
import { dirname, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Exported, ExportedModel } from '../../contract/exports.ts';
import type { RunId } from '../../contract/ids.ts';
import { runExports, runExportTable, type RunExport } from '../../contract/run-exports.ts';
import { ratingsLayouts, type RatingsLayout } from '../../contract/sites.ts';
import { parseProfileName, parseRunId, wholeNumberBetween } from '../arguments.ts';
import { formatCountOf } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { withEngine } from '../with-engine.ts';

type RatingsOptions = { layout: RatingsLayout; profile?: string };
type RecommendationsOptions = { count: number; profile?: string };

type RunsOptions = { as: RunExport; run: RunId[] };
type ModelOptions = { run?: RunId; withoutProfiles?: true };

export function addExportCommand(program: Command, run: Runner): void {
  const exporting = program
    .command('export')
    .description('write ratings, recommendations or trainings, or a model');
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
    .command('runs')
    .description('write trainings for other programs, or one as a report')
    .argument('<path>', 'the file to write; the folder for TensorBoard')
    .addOption(
      new Option(
        '--as <form>',
        runExports.map((form) => `${form}: ${runExportTable[form].meaning}`).join('; '),
      )
        .choices(runExports)
        .default('runs'),
    )
    .option(
      '--run <run>',
      'which run, as `runs` lists them; can be given again (default: all; for a report the active one)',
      collectRunId,
      [],
    )
    .action((path: string, { as: form, run: named }: RunsOptions) =>
      run(async (context) => {
        const exported = await withEngine(context, (engine) =>
          engine.exportRuns({
            ...{ form, path: resolve(path), language: 'en' },
            runIds: named.length > 0 ? named : null,
          }),
        );
        context.print(exported, () => describeRuns(exported, form));
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

function collectRunId(text: string, runIds: readonly RunId[]): RunId[] {
  return [...runIds, parseRunId(text)];
}

function describeRuns({ files, rows }: Exported, form: RunExport): string {
  const [first = ''] = files;
  const place = files.length === 1 ? first : dirname(dirname(first));
  return `Wrote ${formatCountOf(rows, form === 'epochs' ? 'epoch' : 'run')} to ${place}.\n`;
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
