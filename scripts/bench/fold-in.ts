// `npm run bench:fold-in`: what people lose by being folded in, against training again with their ratings.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { answerTest } from '../../src/engine/model/evaluate.ts';
import { findDataset } from './dataset.ts';
import { compareArms, personAnswers, type PersonAnswers } from './fold-in-figures.ts';
import { foldInSplit, historySizes } from './fold-in-split.ts';
import { trainTimed } from './train-model.ts';
import { readTrainingSet } from './training-set.ts';

const options = new Command('bench:fold-in')
  .description(
    'Compares people folded in with the same people trained on, by how many ratings they gave. Two trainings for ' +
      'each seed: with the 6 seeds of default about 12 minutes on a quiet computer.',
  )
  .option('--seeds <count>', 'how many seeds: 0, 1, …', wholeNumberBetween(1, 20), 6)
  .option('--epochs <count>', 'epochs of each training', wholeNumberBetween(1, 500))
  .option('--json', 'print one JSON object to stdout instead of a table')
  .parse()
  .opts<{ seeds: number; epochs?: number; json?: true }>();

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
try {
  const dataset = await findDataset(directory);
  const set = await readTrainingSet(dataset.path);
  const folded = historySizes.map((): PersonAnswers[] => []);
  const trained = historySizes.map((): PersonAnswers[] => []);
  for (let seed = 0; seed < options.seeds; seed++) {
    const { others, everyone, newcomers } = foldInSplit(set, seed);
    const chosen = trainingOptionsSchema.parse(
      options.epochs === undefined ? { seed } : { seed, epochs: options.epochs },
    );
    // Both choose from the movies that the others rated, so that they are asked for the same.
    for (const [arm, train, into] of [
      ['without the newcomers', others, folded],
      ['with them', everyone, trained],
    ] as const) {
      console.error(`Training with seed ${seed}, ${arm} …`);
      const { model } = await trainTimed(train, chosen);
      newcomers.forEach(({ known, test }, size) =>
        into[size]?.push(...personAnswers(answerTest(model, others, test, known))),
      );
    }
  }
  const rows = historySizes.map((ratings, i) => ({
    ratings,
    ...compareArms(folded[i] ?? [], trained[i] ?? []),
  }));
  const data = dataset.isReal ? 'MovieLens latest-small' : 'simulated viewers of the starter library';
  if (options.json) console.log(JSON.stringify({ data, seeds: options.seeds, rows }));
  else {
    console.log(
      `${render(rows)}\nOn ${data}; people drawn anew for each of ${options.seeds} seeds. Lost: by folding in, with 95 % intervals by paired bootstrap over the people.`,
    );
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}

type Row = { ratings: number } & ReturnType<typeof compareArms>;

function render(rows: readonly Row[]): string {
  const lost = ({ difference, low, high }: Row['rmse']['lost'], format: (value: number) => string): string =>
    `${format(difference)} (${format(low)} to ${format(high)})`;
  const signed = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(4)}`;
  return renderTable(rows, [
    { heading: 'Ratings', value: ({ ratings }) => String(ratings), align: 'right' },
    { heading: 'People', value: ({ people }) => String(people), align: 'right' },
    { heading: 'RMSE folded in', value: ({ rmse }) => formatMetric(rmse.folded), align: 'right' },
    { heading: 'trained', value: ({ rmse }) => formatMetric(rmse.trained), align: 'right' },
    { heading: 'lost', value: ({ rmse }) => lost(rmse.lost, signed) },
    { heading: 'NDCG@10 folded in', value: ({ ndcgAt10 }) => formatMetric(ndcgAt10.folded), align: 'right' },
    { heading: 'trained', value: ({ ndcgAt10 }) => formatMetric(ndcgAt10.trained), align: 'right' },
    { heading: 'lost', value: ({ ndcgAt10 }) => lost(ndcgAt10.lost, signed) },
    {
      heading: 'lost, %',
      value: ({ ndcgAt10 }) => ((100 * ndcgAt10.lost.difference) / ndcgAt10.trained).toFixed(1),
      align: 'right',
    },
  ]);
}
