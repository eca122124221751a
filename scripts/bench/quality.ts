// `npm run bench -- quality`: trains on four fifths of the ratings, measures on the rest, and prints the figures by seed.
import { Option, type Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { defaultPreset, presets, presetTable, type Preset } from '../../src/contract/presets.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { measureBaselines } from '../../src/engine/evaluation/baselines.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { splitTrainingSet, type TrainingSet } from '../../src/engine/ratings/training-set.ts';
import { addBenchmark, archiveOption, runBenchmark, type CommonOptions } from './harness.ts';
import { meanByMethod, renderQualityRows, type QualityRow } from './quality-table.ts';
import { readTrainingSet, trainTimed } from './training.ts';

type Options = CommonOptions & { seeds: number; preset: Preset[] };

const testFraction = 0.2;

export function addQualityBenchmark(program: Command): void {
  addBenchmark(program, 'quality', 'RMSE, NDCG@10 and training time on random 80/20 splits, by seed')
    .option(...archiveOption)
    .option('--seeds <count>', 'how many seeds: 0, 1, …', wholeNumberBetween(1, 20), 3)
    .addOption(new Option('--preset <names...>', 'what to train').choices(presets).default([defaultPreset]))
    .action((options: Options) =>
      runBenchmark(options, async ({ dataset }) => {
        const set = await readTrainingSet((await dataset()).path);
        const rows: QualityRow[] = [];
        for (let seed = 0; seed < options.seeds; seed++)
          rows.push(...(await measure(set, seed, options.preset)));
        const trained = options.preset.map((preset) => presetTable[preset].name);
        return {
          figures: { testFraction, rows, means: meanByMethod(rows) },
          text: renderQualityRows(rows, trained),
        };
      }),
    );
}

/** The models and the simple methods on one split. Nothing is chosen here: the test part is measured on, once. */
async function measure(set: TrainingSet, seed: number, chosen: readonly Preset[]): Promise<QualityRow[]> {
  const { train, test } = splitTrainingSet(set, { testFraction, seed });
  const rows: QualityRow[] = [];
  for (const preset of chosen) {
    const method = presetTable[preset].name;
    console.error(`Training ${method} with seed ${seed} …`);
    const { model, trainingMs } = await trainTimed(train, trainingOptionsSchema.parse({ preset, seed }));
    const { rmse, untimedRmse, mae, ndcgAt10, recallAt10, ndcgAt100 } = await evaluateModel(
      model,
      train,
      test,
    );
    rows.push({ seed, method, rmse, untimedRmse, mae, ndcgAt10, recallAt10, ndcgAt100, trainingMs });
  }
  const { mean, bias, popularity, ease } = await measureBaselines(train, test);
  rows.push(
    { seed, method: 'movie mean', rmse: mean.rmse, mae: mean.mae },
    { seed, method: 'biases', rmse: bias.rmse, mae: bias.mae },
  );
  for (const [method, lists] of [
    ['popularity', popularity],
    ['EASE', ease],
  ] as const) {
    const { ndcgAt10, recallAt10, ndcgAt100 } = lists;
    rows.push({ seed, method, ndcgAt10, recallAt10, ndcgAt100 });
  }
  return rows;
}
