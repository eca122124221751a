// `npm run bench:fold-in`: what people lose by being folded in, against training again with their ratings.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { findDataset } from './dataset.ts';
import { foldInSplit, historySizes } from './fold-in-split.ts';
import { trainTimed } from './train-model.ts';
import { readTrainingSet } from './training-set.ts';

const options = new Command('bench:fold-in')
  .description('Compares people folded in with the same people trained on, by how many ratings they gave.')
  .option('--seeds <count>', 'how many seeds: 0, 1, …', wholeNumberBetween(1, 20), 1)
  .option('--epochs <count>', 'epochs of each training', wholeNumberBetween(1, 500))
  .option('--json', 'print one JSON object to stdout instead of a table')
  .parse()
  .opts<{ seeds: number; epochs?: number; json?: true }>();

type Row = { ratings: number; people: number; rmse: [number, number]; ndcgAt10: [number, number] };

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
try {
  const dataset = await findDataset(directory);
  const set = await readTrainingSet(dataset.path);
  const bySeed: Row[][] = [];
  for (let seed = 0; seed < options.seeds; seed++) {
    const { others, everyone, newcomers } = foldInSplit(set, seed);
    const chosen = trainingOptionsSchema.parse(
      options.epochs === undefined ? { seed } : { seed, epochs: options.epochs },
    );
    console.error(`Training with seed ${seed}, without the newcomers …`);
    const folded = await trainTimed(others, chosen);
    console.error(`Training with seed ${seed}, with them …`);
    const trained = await trainTimed(everyone, chosen);
    bySeed.push(
      newcomers.map(({ size, known, test }) => {
        const before = evaluateModel(folded.model, others, test, { known });
        const after = evaluateModel(trained.model, everyone, test);
        return {
          ratings: size,
          people: test.userIds.length,
          rmse: [before.rmse, after.rmse],
          ndcgAt10: [before.ndcgAt10, after.ndcgAt10],
        };
      }),
    );
  }
  const rows = historySizes.map((_, i) => meanRow(bySeed.flatMap((seed) => seed[i] ?? [])));
  const data = dataset.isReal ? 'MovieLens latest-small' : 'simulated viewers of the starter library';
  if (options.json) console.log(JSON.stringify({ data, seeds: options.seeds, rows }));
  else
    console.log(`${render(rows)}\nOn ${data}; means of ${options.seeds}, people drawn anew for each seed.`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

/** People add up; figures are means. */
function meanRow(rows: readonly Row[]): Row {
  const mean = (figure: 'rmse' | 'ndcgAt10', side: 0 | 1): number =>
    rows.reduce((sum, row) => sum + row[figure][side], 0) / Math.max(1, rows.length);
  return {
    ratings: rows[0]?.ratings ?? 0,
    people: rows.reduce((sum, { people }) => sum + people, 0),
    rmse: [mean('rmse', 0), mean('rmse', 1)],
    ndcgAt10: [mean('ndcgAt10', 0), mean('ndcgAt10', 1)],
  };
}

function render(rows: readonly Row[]): string {
  return renderTable(rows, [
    { heading: 'Ratings', value: (row) => String(row.ratings), align: 'right' },
    { heading: 'People', value: (row) => String(row.people), align: 'right' },
    { heading: 'RMSE folded in', value: (row) => formatMetric(row.rmse[0]), align: 'right' },
    { heading: 'trained', value: (row) => formatMetric(row.rmse[1]), align: 'right' },
    { heading: 'NDCG@10 folded in', value: (row) => formatMetric(row.ndcgAt10[0]), align: 'right' },
    { heading: 'trained', value: (row) => formatMetric(row.ndcgAt10[1]), align: 'right' },
  ]);
}
