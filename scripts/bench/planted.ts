// `npm run bench -- planted`: models and simple methods on made ratings whose best possible prediction is known.
import type { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { measureBaselines } from '../../src/engine/evaluation/baselines.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { allAtOnce } from '../../src/engine/base/in-steps.ts';
import { splitForTraining, trainModel } from '../../src/engine/model/trainer.ts';
import { addBenchmark, runBenchmark, type CommonOptions } from './harness.ts';
import { plantedTastes } from './planted-tastes.ts';
import { parseRatings } from './rating-counts.ts';

type Options = CommonOptions & { seeds: number; ratings?: number[] };
type Row = {
  ratings: number;
  seed: number;
  oracleRmse: number;
  biasRmse: number;
  rmse: number;
  easeNdcgAt10: number;
  ndcgAt10: number;
};

/** Seeds of the made ratings; nothing was chosen on these. */
const firstSeed = 101;

export function addPlantedBenchmark(program: Command): void {
  addBenchmark(
    program,
    'planted',
    'Matinee, biases and EASE on made ratings with planted tastes, beside the best possible error',
  )
    .option(
      '--ratings <count>',
      'how many ratings, such as 200k or 1m; several times for several (default: 200k)',
      (text: string, before: number[] | undefined) => [...(before ?? []), parseRatings(text)],
    )
    .option('--seeds <count>', 'how many made worlds of each size', wholeNumberBetween(1, 20), 2)
    .action((options: Options) =>
      runBenchmark(options, async () => {
        const rows: Row[] = [];
        for (const ratings of options.ratings ?? [200_000]) {
          for (let k = 0; k < options.seeds; k++) rows.push(await measure(ratings, firstSeed + k));
        }
        return { figures: { rows }, text: toText(rows) };
      }),
    );
}

/** Trained as in the app, on the training part with a tenth of it held out to measure by. */
async function measure(ratings: number, seed: number): Promise<Row> {
  console.error(`Making ${ratings} ratings with seed ${seed} …`);
  const { train, test, oracleRmse } = plantedTastes(ratings, seed);
  const options = trainingOptionsSchema.parse({});
  const { train: learned, validation } = allAtOnce(splitForTraining(train, options.seed));
  console.error('Training …');
  const training = trainModel(learned, options, { validation });
  let step = await training.next();
  while (step.done !== true) step = await training.next();
  const quality = await evaluateModel(step.value, train, test);
  console.error('Asking the simple methods …');
  const { bias, ease } = await measureBaselines(train, test);
  return {
    ...{ ratings: train.movies.length + test.movies.length, seed, oracleRmse, biasRmse: bias.rmse },
    ...{ rmse: quality.rmse, easeNdcgAt10: ease.ndcgAt10, ndcgAt10: quality.ndcgAt10 },
  };
}

function toText(rows: readonly Row[]): string {
  const figure = (
    heading: string,
    key: 'oracleRmse' | 'biasRmse' | 'rmse' | 'easeNdcgAt10' | 'ndcgAt10',
  ) => ({
    ...{ heading, align: 'right' as const },
    value: (row: Row) => formatMetric(row[key]),
  });
  return renderTable(rows, [
    { heading: 'Ratings', value: ({ ratings }) => String(ratings), align: 'right' },
    { heading: 'Seed', value: ({ seed }) => String(seed), align: 'right' },
    figure('RMSE, best possible', 'oracleRmse'),
    figure('biases', 'biasRmse'),
    figure('Matinee', 'rmse'),
    figure('NDCG@10, EASE', 'easeNdcgAt10'),
    figure('Matinee', 'ndcgAt10'),
  ]);
}
