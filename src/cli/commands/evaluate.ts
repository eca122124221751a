// `evaluate`: measures the model on held-out ratings, compared with simple methods.
import { Option, type Command } from 'commander';
import type { TrainingOptions } from '../../contract/training.ts';
import type { WorkOptions } from '../../engine/base/paced-work.ts';
import {
  splitKinds,
  type SplitKind,
  type SplitOptions,
  type TestSplit,
} from '../../engine/ratings/splits.ts';
import { protocols, type Protocol } from '../../engine/ratings/protocols/protocol.ts';
import { parseFraction, wholeNumberBetween } from '../arguments.ts';
import type { Evaluation } from '../evaluation.ts';
import { showEvaluation } from '../output/evaluating.ts';
import { describeUntrainedTask } from '../output/training.ts';
import { renderQuality } from '../output/quality.ts';
import { formatCountOf, formatDuration, formatPercent } from '../output/words.ts';
import type { CommandContext, Runner } from '../runner.ts';
import type { SeedsPlan } from '../seeds-evaluation.ts';
import { warnOfSimulation } from '../with-engine.ts';
import { addTrainingOptions, readTrainingOptions, type TypedTrainingOptions } from '../training-options.ts';

type Source = {
  train?: string;
  test?: string;
  movies?: string;
  split?: SplitKind;
  testFraction?: number;
  protocol?: Protocol;
  seeds?: number;
};

const mostSeeds = 100;

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
        '`--split last` the very last rating of each, with `--protocol global-time` 0.1)',
      parseFraction,
    )
    .addOption(
      new Option(
        '--protocol <name>',
        'without files: split and measure as papers do: liang, users held out and folded in from most of what they ' +
          'liked (Recall@20, Recall@50, NDCG@100); leave-newest-out, everyone’s newest rating to be found among all ' +
          'movies (HR@10, NDCG@10); global-time, the newest ratings of all predicted from the older ones (RMSE, NDCG@10)',
      ).choices(protocols),
    )
    .option(
      '--seeds <count>',
      'train and measure with so many seeds, from --seed on: means, standard deviations, and paired tests against ' +
        'the simple methods',
      wholeNumberBetween(1, mostSeeds),
    );
  addTrainingOptions(command).action((typed: Source & TypedTrainingOptions) => {
    const options = readTrainingOptions(typed, command);
    checkSource(typed, command);
    return run(async (context) => {
      if (typed.protocol !== undefined || typed.seeds !== undefined) {
        await evaluateOverSeeds(typed, options, context);
        return;
      }
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
        signs: showEvaluation(context.progress),
      });
      context.print(evaluation, () => toText(evaluation, options));
    });
  });
}

function checkSource(source: Source, command: Command): void {
  const { train, test, movies, split, testFraction, protocol } = source;
  if ((train === undefined) !== (test === undefined)) {
    command.error('error: --train and --test belong together');
  }
  if (train !== undefined && (testFraction !== undefined || split !== undefined)) {
    const option = split === undefined ? '--test-fraction' : '--split';
    command.error(`error: ${option} splits the library; it can’t be combined with --train and --test`);
  }
  if (protocol !== undefined && (train !== undefined || split !== undefined)) {
    const option = train === undefined ? '--split' : '--train and --test';
    command.error(`error: --protocol splits the library in its own way; it can’t be combined with ${option}`);
  }
  if (protocol !== undefined && protocol !== 'global-time' && testFraction !== undefined) {
    command.error(
      `error: --test-fraction can’t be combined with --protocol ${protocol}, which has shares of its own`,
    );
  }
  if (train === undefined && movies !== undefined) {
    command.error('error: --movies describes the movies of --train and --test');
  }
}

async function evaluateOverSeeds(
  source: Source,
  options: TrainingOptions,
  context: CommandContext,
): Promise<void> {
  const seeds = Array.from({ length: source.seeds ?? 1 }, (_, k) => options.seed + k);
  const plan = await planOf(source, seeds, context);
  const { evaluateSeeds } = await import('../seeds-evaluation.ts');
  const { renderSeeds } = await import('../output/seeds.ts');
  const ofSeed = (seed: number): string => (seeds.length === 1 ? '' : `Seed ${seed}  `);
  const evaluation = await evaluateSeeds(plan, options, {
    signal: context.signal,
    onSplit(seed, share) {
      context.progress.show(`split ${seed}`, `${ofSeed(seed)}Splitting the ratings: ${formatPercent(share)}`);
    },
    signsOf: (seed) => showEvaluation(context.progress, ofSeed(seed)),
  });
  context.print(evaluation, () => `${renderSeeds(evaluation)}${closing(evaluation, options)}`);
}

/** What to split for each seed. */
async function planOf(source: Source, seeds: readonly number[], context: CommandContext): Promise<SeedsPlan> {
  const { planFiles, planLibrary } = await import('../seeds-split.ts');
  const { train, test, movies, protocol = null, split = null, testFraction = null } = source;
  if (train !== undefined && test !== undefined) {
    return planFiles(await readFiles(train, test, movies, context), seeds);
  }
  const { isSimulated, ...plan } = await planLibrary(
    context.libraryDirectory,
    { protocol, split, testFraction, seeds },
    readingWith(context),
  );
  if (isSimulated) warnOfSimulation(context.terminal);
  return plan;
}

function readingWith({ signal, progress }: CommandContext): WorkOptions {
  return {
    signal,
    onProgress(share) {
      progress.show('reading', `Reading ratings: ${formatPercent(share)}`);
    },
  };
}

async function splitOf(context: CommandContext, options: SplitOptions): Promise<TestSplit> {
  const { splitLibrary } = await import('../evaluation-split.ts');
  const { isSimulated, ...split } = await splitLibrary(
    context.libraryDirectory,
    options,
    readingWith(context),
  );
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
  return `${renderQuality(evaluation, evaluation.baselines)}${closing(evaluation, options)}`;
}

function closing({ elapsedMs }: { elapsedMs: number }, options: TrainingOptions): string {
  return `${describeUntrainedTask(options)}\nTrained and measured in ${formatDuration(elapsedMs)}.\n`;
}
