// `npm run bench:sweep`: what each mix of the two loss weights wins and loses, as a table.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { splitTrainingSet } from '../../src/engine/model/training-set.ts';
import { findDataset } from './dataset.ts';
import { trainTimed } from './train-model.ts';
import { readTrainingSet } from './training-set.ts';

/** Rating loss by retrieval loss, from one task alone to the other. */
const mixes = [
  { rankWeight: 1, retrievalWeight: 0 },
  { rankWeight: 10, retrievalWeight: 1 },
  { rankWeight: 3, retrievalWeight: 1 },
  { rankWeight: 1, retrievalWeight: 1 },
  { rankWeight: 1, retrievalWeight: 3 },
  { rankWeight: 1, retrievalWeight: 10 },
  { rankWeight: 0, retrievalWeight: 1 },
] as const;

const options = new Command('bench:sweep')
  .description('Trains with several mixes of the loss weights and prints what each wins and loses.')
  .option('--seed <number>', 'seed of split and trainings', wholeNumberBetween(0, 2 ** 31 - 1), 0)
  .option('--epochs <count>', 'epochs of each training', wholeNumberBetween(1, 500))
  .option('--json', 'print one JSON object to stdout instead of a table')
  .parse()
  .opts<{ seed: number; epochs?: number; json?: true }>();

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
try {
  const dataset = await findDataset(directory);
  const { seed } = options;
  const split = splitTrainingSet(await readTrainingSet(dataset.path), { testFraction: 0.2, seed });
  const epochs = options.epochs === undefined ? {} : { epochs: options.epochs };
  const rows = [];
  for (const mix of mixes) {
    console.error(`Training with weights ${mix.rankWeight} : ${mix.retrievalWeight} …`);
    const { model } = await trainTimed(split.train, trainingOptionsSchema.parse({ ...epochs, seed, ...mix }));
    const { rmse, mae, ndcgAt10, recallAt10, coverageAt10 } = evaluateModel(model, split.train, split.test);
    rows.push({ ...mix, rmse, mae, ndcgAt10, recallAt10, coverageAt10 });
    console.error(`  RMSE ${formatMetric(rmse)}, NDCG@10 ${formatMetric(ndcgAt10)}`);
  }
  const data = dataset.isReal ? 'MovieLens latest-small' : 'simulated viewers of the starter library';
  if (options.json) console.log(JSON.stringify({ data, seed, rows }));
  else {
    const table = renderTable(rows, [
      { heading: 'Rating', value: (row) => String(row.rankWeight), align: 'right' },
      { heading: 'Retrieval', value: (row) => String(row.retrievalWeight), align: 'right' },
      { heading: 'RMSE ↓', value: (row) => formatMetric(row.rmse), align: 'right' },
      { heading: 'MAE ↓', value: (row) => formatMetric(row.mae), align: 'right' },
      { heading: 'NDCG@10 ↑', value: (row) => formatMetric(row.ndcgAt10), align: 'right' },
      { heading: 'Recall@10 ↑', value: (row) => formatMetric(row.recallAt10), align: 'right' },
      { heading: 'Coverage@10 ↑', value: (row) => formatMetric(row.coverageAt10), align: 'right' },
    ]);
    console.log(`${table}\nWeights of the two losses; ${data}, a random fifth held out with seed ${seed}.`);
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
