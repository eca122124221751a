// Measures Home: the way from a rating to new shelves, the tuner, and why a movie is recommended:
// `npm run bench:home -- [ARCHIVE]`, in the engine; with `--window` also in the window, which needs `npm run build` and a display.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { MovieId } from '../../src/contract/ids.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { toStars } from '../../src/contract/stars.ts';
import { tuningSchema, untuned } from '../../src/contract/tuning.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { findDataset } from './dataset.ts';
import { measureHomeWindow } from './home-window.ts';
import { renderMeasurements, summarise, type Measurement } from './measurement.ts';

const epochs = 20;
const rounds = 15;
/** How many ratings the person has. */
const sizes = [20, 200, 1000];

const command = new Command('bench:home')
  .argument('[archive]', 'a MovieLens archive')
  .option('--window', 'measures the window too')
  .parse();
const { window: measuresWindow = false } = command.opts<{ window?: boolean }>();

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-home-'));
try {
  const dataset = await findDataset(directory);
  const path = command.args[0] ?? dataset.path;
  const libraryDirectory = join(directory, 'library');
  await prepare(libraryDirectory, path);
  const ratings = longestHistory(libraryDirectory);
  let engine = openEngine({ libraryDirectory });
  const measurements: Measurement[] = [];
  let given = 0;
  for (const size of sizes) {
    if (ratings.length < size + rounds) continue;
    for (; given < size; given++) await rate(engine, ratings[given]);
    console.error(`Measuring with ${size} ratings …`);
    measurements.push(...(await measure(engine, ratings.slice(size, size + rounds), size)));
    given += rounds;
    if (!measuresWindow) continue;
    engine.close();
    measurements.push(...(await measureHomeWindow(libraryDirectory, size, rounds)));
    engine = openEngine({ libraryDirectory });
  }
  engine.close();
  console.log(`${renderMeasurements(measurements)}\nOn ${path}, ${rounds} rounds each.`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

type GivenRating = { movieId: MovieId; stars: number };

async function prepare(libraryDirectory: string, path: string): Promise<void> {
  console.error('Preparing a library with a trained model …');
  const imported = await runJob({ kind: 'import', path, libraryDirectory });
  if (imported.kind !== 'import') throw new Error('not an import');
  const engine = openEngine({ libraryDirectory });
  engine.adoptCatalogue(imported.stagedFile);
  const options = trainingOptionsSchema.parse({ epochs });
  const trained = await runJob({ kind: 'training', libraryDirectory, options, runId: newRunId() });
  if (trained.kind !== 'training') throw new Error('not a training');
  engine.adoptRun(trained.run);
  await engine.handlers['settings:update']({ onboardingDone: true });
  engine.close();
}

/** The ratings of whoever rated most, in the order of the movies' numbers shuffled by a fixed step. */
function longestHistory(libraryDirectory: string): GivenRating[] {
  const catalogue = openCatalogue(libraryPaths(libraryDirectory).catalogue);
  try {
    const users = Array.from({ length: 1000 }, (_, k) => k + 1).filter((userId) => catalogue.hasUser(userId));
    const histories = users.map((userId) => catalogue.userRatings(userId));
    const [longest = []] = histories.sort((a, b) => b.length - a.length);
    const step = 7919;
    return longest.map((_, k) => {
      const { movieId, halfStars } = longest[(k * step) % longest.length] ?? { movieId: 0, halfStars: 1 };
      return { movieId: movieIdSchema.parse(movieId), stars: toStars(halfStars) };
    });
  } finally {
    catalogue.close();
  }
}

async function rate(engine: Engine, rating: GivenRating | undefined): Promise<void> {
  if (rating !== undefined) await engine.handlers['ratings:set'](rating);
}

async function measure(engine: Engine, next: readonly GivenRating[], size: number): Promise<Measurement[]> {
  const shelves = engine.handlers['home:shelves'];
  const why = engine.handlers['recommendations:why'];
  await shelves({ tuning: null });
  const samples = { rating: [0], shelves: [0], firstTurn: [0], turn: [0], why: [0], whyAll: [0] };
  for (const list of Object.values(samples)) list.length = 0;
  for (const [round, rating] of next.entries()) {
    samples.rating.push(await timed(() => rate(engine, rating)));
    samples.shelves.push(await timed(() => shelves({ tuning: untuned })));
    const tunedTo = (diversity: number) => tuningSchema.parse({ novelty: (round + 1) / rounds, diversity });
    samples.firstTurn.push(await timed(() => shelves({ tuning: tunedTo(0.3) })));
    samples.turn.push(await timed(() => shelves({ tuning: tunedTo(0.4) })));
    const home = await shelves({ tuning: untuned });
    const movieId = home.shelves[0]?.movies[round]?.movieId ?? next[0]?.movieId;
    if (movieId === undefined) continue;
    samples.why.push(await timed(() => why({ movieId, places: 'strongest' })));
    if (round < 3) samples.whyAll.push(await timed(() => why({ movieId, places: 'all' })));
  }
  const both = samples.rating.map((elapsedMs, k) => elapsedMs + (samples.shelves[k] ?? 0));
  return [
    summarise(`rate-then-shelves, ${size} ratings`, 'ms', both),
    summarise(`  of that the rating`, 'ms', samples.rating),
    summarise(`tune, first turn after a rating, ${size} ratings`, 'ms', samples.firstTurn),
    summarise(`tune, later turn, ${size} ratings`, 'ms', samples.turn),
    summarise(`why, strongest, ${size} ratings`, 'ms', samples.why),
    summarise(`why, all, ${size} ratings`, 'ms', samples.whyAll),
  ];
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
