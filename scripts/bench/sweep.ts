// `npm run bench:sweep`: what each balance of the two losses wins and loses, as a table, and the memory after each training.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { balanceOf } from '../../src/contract/loss-balance.ts';
import { sweepOptionsSchema, sweepSizeLimits, sweepTrainings } from '../../src/contract/sweeps.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { splitTrainingSet } from '../../src/engine/ratings/training-set.ts';
import { findDataset } from './dataset.ts';
import { trainTimed } from './train-model.ts';
import { readTrainingSet } from './training-set.ts';

const options = new Command('bench:sweep')
  .description('Trains with several mixes of the loss weights and prints what each wins and loses.')
  .option(
    '--points <count>',
    'balances tried, spread evenly from stars alone to picks alone',
    wholeNumberBetween(sweepSizeLimits.min, sweepSizeLimits.max),
    7,
  )
  .option('--seed <number>', 'seed of split and trainings', wholeNumberBetween(0, 2 ** 31 - 1), 0)
  .option('--epochs <count>', 'epochs of each training', wholeNumberBetween(1, 500))
  .option('--json', 'print one JSON object to stdout instead of a table')
  .parse()
  .opts<{ points: number; seed: number; epochs?: number; json?: true }>();

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
try {
  const dataset = await findDataset(directory);
  const { seed, points } = options;
  const split = splitTrainingSet(await readTrainingSet(dataset.path), { testFraction: 0.2, seed });
  const epochs = options.epochs === undefined ? {} : { epochs: options.epochs };
  const rows = [];
  for (const training of sweepTrainings(sweepOptionsSchema.parse({ points, seed, ...epochs }))) {
    const { rankWeight, retrievalWeight } = training;
    console.error(`Training with weights ${rankWeight} : ${retrievalWeight} …`);
    const { model } = await trainTimed(split.train, training);
    const { rmse, mae, ndcgAt10, recallAt10, coverageAt10 } = evaluateModel(model, split.train, split.test);
    const rssMb = process.memoryUsage().rss / 1024 ** 2;
    const weights = { balance: balanceOf(training), rankWeight, retrievalWeight };
    rows.push({ ...weights, rmse, mae, ndcgAt10, recallAt10, coverageAt10, rssMb });
    console.error(
      `  RMSE ${formatMetric(rmse)}, NDCG@10 ${formatMetric(ndcgAt10)}, memory ${rssMb.toFixed(0)} MB`,
    );
  }
  const data = dataset.isReal ? 'MovieLens latest-small' : 'simulated viewers of the starter library';
  if (options.json) console.log(JSON.stringify({ data, seed, rows }));
  else {
    const table = renderTable(rows, [
      { heading: 'Slider', value: (row) => String(row.balance), align: 'right' },
      { heading: 'Rating', value: (row) => String(row.rankWeight), align: 'right' },
      { heading: 'Retrieval', value: (row) => String(row.retrievalWeight), align: 'right' },
      { heading: 'RMSE ↓', value: (row) => formatMetric(row.rmse), align: 'right' },
      { heading: 'MAE ↓', value: (row) => formatMetric(row.mae), align: 'right' },
      { heading: 'NDCG@10 ↑', value: (row) => formatMetric(row.ndcgAt10), align: 'right' },
      { heading: 'Recall@10 ↑', value: (row) => formatMetric(row.recallAt10), align: 'right' },
      { heading: 'Coverage@10 ↑', value: (row) => formatMetric(row.coverageAt10), align: 'right' },
      { heading: 'Memory after', value: (row) => `${row.rssMb.toFixed(0)} MB`, align: 'right' },
    ]);
    console.log(`${table}\nWeights of the two losses; ${data}, a random fifth held out with seed ${seed}.`);
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
