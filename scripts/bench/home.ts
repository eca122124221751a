// `npm run bench -- home`: from a rating to new shelves, the tuner, and why a movie is recommended, in the engine. What the
// window adds to that is in `npm run bench -- --only window`.
import type { Command } from 'commander';
import { allMovies } from '../../src/contract/candidate-sets.ts';
import type { Home } from '../../src/contract/home.ts';
import { tuningSchema, untuned, type Tuning } from '../../src/contract/tuning.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { prepareLibrary } from './child.ts';
import { addBenchmark, archiveOption, reportSamples, runBenchmark, type CommonOptions } from './harness.ts';
import { repeat, samplesOf, timed, type Samples } from './measurement.ts';
import { longestHistory, rate, type GivenRating } from './rated-library.ts';

const epochs = 20;
const rounds = 15;
/** How many ratings the person has. */
const sizes = [20, 200, 1000];

export function addHomeBenchmark(program: Command): void {
  addBenchmark(program, 'home', 'from a rating to new shelves, the tuner, reasons')
    .option(...archiveOption)
    .action((options: CommonOptions) =>
      runBenchmark(options, async ({ dataset, directory }) => {
        const library = await prepareLibrary(directory, (await dataset()).path, epochs);
        return reportSamples(await measureSizes(library));
      }),
    );
}

async function measureSizes(libraryDirectory: string): Promise<Samples[]> {
  const ratings = longestHistory(libraryDirectory);
  const engine = openEngine({ libraryDirectory });
  await engine.handlers['settings:update']({ onboardingDone: true });
  const all: Samples[] = [];
  let given = 0;
  for (const size of sizes) {
    if (ratings.length < size + rounds) continue;
    for (; given < size; given++) await rate(engine, ratings[given]);
    console.error(`Measuring with ${size} ratings …`);
    all.push(...(await measure(engine, ratings.slice(size, size + rounds), size)));
    given += rounds;
  }
  engine.close();
  return all;
}

async function measure(engine: Engine, next: readonly GivenRating[], size: number): Promise<Samples[]> {
  const shelves = async (of: { tuning: Tuning | null }): Promise<Home> =>
    engine.handlers['home:shelves']({ ...of, from: allMovies });
  const why = engine.handlers['recommendations:why'];
  await shelves({ tuning: null });
  return repeat(next.length, async (round) => {
    const rating = await timed(() => rate(engine, next[round]));
    const untunedShelves = await timed(() => shelves({ tuning: untuned }));
    const novelty = (round + 1) / rounds;
    const turn = (diversity: number): Promise<number> =>
      timed(() => shelves({ tuning: tuningSchema.parse({ novelty, diversity }) }));
    const [firstTurn, laterTurn] = [await turn(0.3), await turn(0.4)];
    const of = (name: string, ms: number): Samples => samplesOf(`${name}, ${size} ratings`, 'ms', [ms]);
    const samples = [
      of('rate-then-shelves', rating + untunedShelves),
      of('rate', rating),
      of('tune, first turn after a rating', firstTurn),
      of('tune, later turn', laterTurn),
    ];
    const home = await shelves({ tuning: untuned });
    const movieId = home.shelves[0]?.movies[round]?.movieId ?? next[0]?.movieId;
    if (movieId === undefined) return samples;
    samples.push(of('why, strongest', await timed(() => why({ movieId, places: 'strongest' }))));
    if (round < 3) samples.push(of('why, all', await timed(() => why({ movieId, places: 'all' }))));
    return samples;
  });
}
