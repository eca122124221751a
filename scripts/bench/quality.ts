// `npm run bench:quality`: trains on four fifths of the ratings, measures on the rest, and prints the figures by seed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { defaultPreset, presets, type Preset } from '../../src/contract/presets.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { measureBaselines } from '../../src/engine/evaluation/baselines.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { splitTrainingSet, type TrainingSet } from '../../src/engine/ratings/training-set.ts';
import { findDataset } from './dataset.ts';
import { meanByMethod, renderQualityRows, type QualityRow } from './quality-table.ts';
import { trainTimed } from './train-model.ts';
import { readTrainingSet } from './training-set.ts';

const testFraction = 0.2;
const methodNames: Readonly<Record<Preset, string>> = {
  matinee: 'joint model',
  classic: 'classic',
  'classic-tuned': 'classic, tuned',
};

const options = new Command('bench:quality')
  .description('Measures RMSE, NDCG@10 and training time on random 80/20 splits, one for each seed.')
  .option('--seeds <count>', 'how many seeds: 0, 1, …', wholeNumberBetween(1, 20), 3)
  .option('--short', 'one seed alone')
  .addOption(new Option('--preset <names...>', 'what to train').choices(presets).default([defaultPreset]))
  .option('--json', 'print one JSON object to stdout instead of a table')
  .parse()
  .opts<{ seeds: number; short?: true; preset: Preset[]; json?: true }>();

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
try {
  const dataset = await findDataset(directory);
  const set = await readTrainingSet(dataset.path);
  const rows: QualityRow[] = [];
  const trained = options.preset.map((preset) => methodNames[preset]);
  const seeds = options.short ? 1 : options.seeds;
  for (let seed = 0; seed < seeds; seed++) rows.push(...(await measure(set, seed)));
  const data = dataset.isReal ? 'MovieLens latest-small' : 'simulated viewers of the starter library';
  if (options.json) console.log(JSON.stringify({ data, testFraction, rows, means: meanByMethod(rows) }));
  else console.log(`${renderQualityRows(rows, trained)}\nOn ${data}; a random fifth held out.`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

/** The models and the lines to beat on one split. Nothing is chosen here: the test part is measured on, once. */
async function measure(set: TrainingSet, seed: number): Promise<QualityRow[]> {
  const { train, test } = splitTrainingSet(set, { testFraction, seed });
  const baselines = measureBaselines(train, test);
  const nothing = {
    rmse: null,
    untimedRmse: null,
    mae: null,
    ndcgAt10: null,
    recallAt10: null,
    ndcgAt100: null,
  };
  function row(method: string, figures: Partial<typeof nothing | Figures>): QualityRow {
    return { seed, method, trainingMs: null, ...nothing, ...figures };
  }
  const trained: QualityRow[] = [];
  for (const preset of options.preset) {
    console.error(`Training ${methodNames[preset]} with seed ${seed} …`);
    const { model, trainingMs } = await trainTimed(train, trainingOptionsSchema.parse({ preset, seed }));
    trained.push({ ...row(methodNames[preset], pick(evaluateModel(model, train, test))), trainingMs });
  }
  return [
    ...trained,
    row('movie mean', errorsOf(baselines.mean)),
    row('biases', errorsOf(baselines.bias)),
    row('popularity', listsOf(baselines.popularity)),
    ...(baselines.ease === null ? [] : [row('EASE', listsOf(baselines.ease))]),
  ];
}

type Errors = { rmse: number; mae: number };
type Lists = { ndcgAt10: number; recallAt10: number; ndcgAt100: number };
type Figures = Errors & Lists;

function errorsOf({ rmse, mae }: Errors): Errors {
  return { rmse, mae };
}

function listsOf({ ndcgAt10, recallAt10, ndcgAt100 }: Lists): Lists {
  return { ndcgAt10, recallAt10, ndcgAt100 };
}

function pick(quality: Figures & { untimedRmse: number | null }) {
  return { ...errorsOf(quality), ...listsOf(quality), untimedRmse: quality.untimedRmse };
}
