// `evaluate`: measures the model on held-out ratings, compared with simple methods.
import { Option, type Command } from 'commander';
import type { TrainingOptions } from '../../contract/training.ts';
import {
  splitKinds,
  type SplitKind,
  type SplitOptions,
  type TestSplit,
} from '../../engine/ratings/splits.ts';
import { parseFraction } from '../arguments.ts';
import type { Evaluation } from '../evaluation.ts';
import { describeUntrainedTask, describeUpdate } from '../output/training.ts';
import { renderQuality } from '../output/quality.ts';
import { formatCountOf, formatDuration, formatPercent } from '../output/words.ts';
import type { CommandContext, Runner } from '../runner.ts';
import { warnOfSimulation } from '../with-engine.ts';
import { addTrainingOptions, readTrainingOptions, type TypedTrainingOptions } from '../training-options.ts';

type Source = {
  train?: string;
  test?: string;
  movies?: string;
  split?: SplitKind;
  testFraction?: number;
};

export function addEvaluateCommand(program: Command, run: Runner): void {
  const command = program
    .command('evaluate')
    .description('measure the model on ratings that it has not seen; the library stays as it is')
    .option('--train <file>', 'ratings to learn from: csv with a header, `::` or tab between the fields')
    .option('--test <file>', 'ratings to measure on')
    .option(
      '--movies <directory>',
      'where the movies of these ratings are described: movies.csv, movies.dat or u.item',
    )
    .addOption(
      new Option(
        '--split <kind>',
        'without files: hold out random ratings, everyone’s last by time, or whole users, who are then known by ' +
          'four fifths of their ratings (default: random)',
      ).choices(splitKinds),
    )
    .option(
      '--test-fraction <share>',
      'without files: share of the ratings, or with `--split users` of the users, to hold out (default: 0.2; with ' +
        '`--split last` the very last rating of each)',
      parseFraction,
    );
  addTrainingOptions(command).action((typed: Source & TypedTrainingOptions) => {
    const options = readTrainingOptions(typed, command);
    checkSource(typed, command);
    return run(async (context) => {
      const split =
        typed.train === undefined || typed.test === undefined
          ? await splitOf(context, {
              kind: typed.split ?? 'random',
              testFraction: typed.testFraction ?? null,
              seed: options.seed,
            })
          : await readFiles(typed.train, typed.test, typed.movies, context);
      const { evaluate } = await import('../evaluation.ts');
      const evaluation = await evaluate(split, options, {
        signal: context.signal,
        onProgress: (update) => context.progress.show(`epoch ${update.epoch}`, describeUpdate(update)),
      });
      context.print(evaluation, () => toText(evaluation, options));
    });
  });
}

function checkSource(source: Source, command: Command): void {
  const { train, test, movies, split, testFraction } = source;
  if ((train === undefined) !== (test === undefined)) {
    command.error('error: --train and --test belong together');
  }
  if (train !== undefined && (testFraction !== undefined || split !== undefined)) {
    const option = split === undefined ? '--test-fraction' : '--split';
    command.error(`error: ${option} splits the library; it can’t be combined with --train and --test`);
  }
  if (train === undefined && movies !== undefined) {
    command.error('error: --movies describes the movies of --train and --test');
  }
}

async function splitOf(context: CommandContext, options: SplitOptions): Promise<TestSplit> {
  const { splitLibrary } = await import('../evaluation-split.ts');
  const { isSimulated, ...split } = await splitLibrary(context.libraryDirectory, options, {
    signal: context.signal,
    onProgress: (share) => context.progress.show('reading', `Reading ratings: ${formatPercent(share)}`),
  });
  if (isSimulated) warnOfSimulation(context.terminal);
  return split;
}

async function readFiles(train: string, test: string, movies: string | undefined, context: CommandContext) {
  const { readSplit } = await import('../evaluation-split.ts');
  const { skippedRows, ...split } = await readSplit(train, test, movies);
  if (skippedRows > 0) {
    context.terminal.err(
      `${formatCountOf(skippedRows, 'row')} can’t be read and ${skippedRows === 1 ? 'is' : 'are'} left out.\n`,
    );
  }
  return split;
}

function toText(evaluation: Evaluation, options: TrainingOptions): string {
  const figures = renderQuality(evaluation, evaluation.baselines);
  return `${figures}${describeUntrainedTask(options)}\nTrained and measured in ${formatDuration(evaluation.elapsedMs)}.\n`;
}
