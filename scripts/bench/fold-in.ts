// `npm run bench -- fold-in`: what people lose by being folded in, compared with a full training on their ratings.
import type { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { answerTest } from '../../src/engine/model/evaluate.ts';
import { compareArms, personAnswers, type PersonAnswers } from './fold-in-figures.ts';
import { foldInSplit, historySizes } from './fold-in-split.ts';
import { addBenchmark, archiveOption, runBenchmark, type CommonOptions } from './harness.ts';
import { readTrainingSet, trainTimed } from './training.ts';

type Options = CommonOptions & { seeds: number; epochs?: number };

export function addFoldInBenchmark(program: Command): void {
  addBenchmark(
    program,
    'fold-in',
    'people folded in beside the same people trained on, by how many ratings they gave; two trainings per seed, ' +
      'some 12 minutes in all',
  )
    .option(...archiveOption)
    .option('--seeds <count>', 'how many seeds: 0, 1, …', wholeNumberBetween(1, 20), 6)
    .option('--epochs <count>', 'epochs of each training', wholeNumberBetween(1, 500))
    .action((options: Options) =>
      runBenchmark(options, async ({ dataset }) => {
        const rows = await measure((await dataset()).path, options);
        const note = `People are drawn again for each of ${options.seeds} seeds. Lost: by folding in, with 95 % intervals by paired bootstrap over people.`;
        return { figures: { seeds: options.seeds, rows }, text: `${render(rows)}\n${note}` };
      }),
    );
}

async function measure(archive: string, { seeds, epochs }: Options): Promise<Row[]> {
  const set = await readTrainingSet(archive);
  const folded = historySizes.map((): PersonAnswers[] => []);
  const trained = historySizes.map((): PersonAnswers[] => []);
  for (let seed = 0; seed < seeds; seed++) {
    const { others, everyone, newcomers } = foldInSplit(set, seed);
    const options = trainingOptionsSchema.parse(epochs === undefined ? { seed } : { seed, epochs });
    // Both choose from the movies that the others rated, so that they are asked for the same.
    for (const [arm, train, into] of [
      ['without the newcomers', others, folded],
      ['with them', everyone, trained],
    ] as const) {
      console.error(`Training with seed ${seed}, ${arm} …`);
      const { model } = await trainTimed(train, options);
      for (const [size, { known, test }] of newcomers.entries()) {
        into[size]?.push(...personAnswers(await answerTest(model, others, test, known)));
      }
    }
  }
  return historySizes.map((ratings, i) => ({ ratings, ...compareArms(folded[i] ?? [], trained[i] ?? []) }));
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
