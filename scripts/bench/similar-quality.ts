// `npm run bench:similar`: how good the similar movies are, by judges that are not the training's target.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { formatCountOf, formatMetric } from '../../src/cli/output/words.ts';
import { readFamilies } from './similar/families.ts';
import { measureSimilar, type SimilarFigures } from './similar/measure.ts';
import { readTrainingSet } from './training-set.ts';

type Options = { archive: string; seeds: number; compare?: true; json?: true };

const archive = fileURLToPath(new URL('../../../shared/data/ml-latest-small.zip', import.meta.url));

const options = new Command('bench:similar')
  .description('Judges the similar movies of models trained on four fifths of MovieLens latest-small.')
  .option('--archive <file>', 'ml-latest-small.zip, as downloaded', archive)
  .option('--seeds <count>', 'how many models, with seeds 1, 2, …', wholeNumberBetween(1, 20), 3)
  .option('--compare', 'judge the variants of docs/decisions/similar-movies.md too')
  .option('--json', 'print one JSON object to stdout instead of a table')
  .parse()
  .opts<Options>();

if (existsSync(options.archive)) await run();
else {
  console.error(
    `There is no archive at ${options.archive}. Name the place of ml-latest-small.zip with --archive.`,
  );
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const set = await readTrainingSet(options.archive);
  const families = await readFamilies();
  const figures: SimilarFigures[] = [];
  for (let seed = 1; seed <= options.seeds; seed++) {
    console.error(`Training and judging, seed ${seed} …`);
    figures.push(...(await measureSimilar(set, families, { seed, compare: options.compare === true })));
  }
  if (options.json) console.log(JSON.stringify({ data: 'MovieLens latest-small', figures }));
  else console.log(toText(figures, families.length));
}

function meanOver(figures: readonly SimilarFigures[], value: (figure: SimilarFigures) => number): string {
  return formatMetric(figures.reduce((sum, figure) => sum + value(figure), 0) / figures.length);
}

function toText(figures: readonly SimilarFigures[], families: number): string {
  const column = (heading: string, value: (figure: SimilarFigures) => number) => ({
    heading,
    value: (method: string) =>
      meanOver(
        figures.filter((figure) => figure.method === method),
        value,
      ),
    align: 'right' as const,
  });
  const names = [...new Set(figures.map(({ method }) => method))];
  const table = renderTable(names, [
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
Means over ${formatCountOf(options.seeds, 'model')}, each trained on four fifths of MovieLens latest-small.
Families: members of ${families} families with another member in their top ten (${first.families.queries} asked about), then
  the mean share found, and the same by kind. Co-liking: on the held-out fifth, pairs liked together over chance, and
  how many a list. Genre, rare: share of the top ten of movies with 1 to 3 ratings that has a genre in common.
`;
}
