// `npm run bench -- similar`: how good the similar movies are, judged by what the model was not trained for.
import type { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { formatCountOf, formatMetric } from '../../src/cli/output/words.ts';
import { addBenchmark, archiveOption, runBenchmark, type CommonOptions } from './harness.ts';
import { readFamilies } from './similar/families.ts';
import { measureSimilar, methods, type SimilarFigures } from './similar/measure.ts';
import { readTrainingSet } from './training.ts';

type Options = CommonOptions & { seeds: number; epochs?: number };

export function addSimilarBenchmark(program: Command): void {
  addBenchmark(
    program,
    'similar',
    'similar movies, judged by families, co-liking and genres (MovieLens only)',
  )
    .option(...archiveOption)
    .option('--seeds <count>', 'how many models, with seeds 1, 2, …', wholeNumberBetween(1, 20), 3)
    .option('--epochs <count>', 'epochs of each training', wholeNumberBetween(1, 500))
    .action((options: Options) =>
      runBenchmark(options, async ({ dataset }) => {
        const { path, isSimulated } = await dataset();
        if (isSimulated)
          throw new Error('The families are of MovieLens: name ml-latest-small.zip with --archive.');
        const set = await readTrainingSet(path);
        const families = await readFamilies();
        const epochs = options.epochs === undefined ? {} : { epochs: options.epochs };
        const figures: SimilarFigures[] = [];
        for (let seed = 1; seed <= options.seeds; seed++) {
          console.error(`Training and judging, seed ${seed} …`);
          figures.push(...(await measureSimilar(set, families, { seed, ...epochs })));
        }
        return { figures: { figures }, text: toText(figures, families.length, options.seeds) };
      }),
    );
}

function meanOver(figures: readonly SimilarFigures[], value: (figure: SimilarFigures) => number): string {
  return formatMetric(figures.reduce((sum, figure) => sum + value(figure), 0) / figures.length);
}

function toText(figures: readonly SimilarFigures[], families: number, seeds: number): string {
  const column = (heading: string, value: (figure: SimilarFigures) => number) => ({
    heading,
    value: (method: string) =>
      meanOver(
        figures.filter((figure) => figure.method === method),
        value,
      ),
    align: 'right' as const,
  });
  const table = renderTable(methods, [
    { heading: 'Top ten by', value: (method) => method },
    column('Families', ({ families: { hitRate } }) => hitRate),
    column('Share found', ({ families: { meanShareFound } }) => meanShareFound),
    column('Series', ({ hitRateByKind }) => hitRateByKind.series),
    column('Director', ({ hitRateByKind }) => hitRateByKind.director),
    column('Studio', ({ hitRateByKind }) => hitRateByKind.studio),
    column('Mood', ({ hitRateByKind }) => hitRateByKind.mood),
    column('Co-liking lift', ({ coLiking }) => coLiking.lift),
    column('Co-liked', ({ coLiking }) => coLiking.perList),
    column('Genre, rare', ({ rareMovies }) => rareMovies.sharedGenreRate),
  ]);
  const [first] = figures;
  if (first === undefined) return table;
  return `${table}
Means over ${formatCountOf(seeds, 'model')}, each trained on four fifths of the ratings.
Families: share of the members of ${families} families (${first.families.queries} queries) with another member in their top ten,
  then the mean share found, and the hit rate by kind. Co-liking: on the held-out fifth, pairs liked together over
  chance, and how many per list. Genre, rare: share of the top ten of movies with 1 to 3 ratings that shares a genre.`;
}
