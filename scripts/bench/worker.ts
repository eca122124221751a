// The measured work, in a process of its own so that memory is of it alone: prints its samples as one JSON object.
import { movieSearchSchema } from '../../src/contract/movies.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import type { WorkerResult } from './worker-result.ts';

const rounds = 40;

/** Openings of titles, as they are typed letter by letter. */
const searches = ['t', 'toy', 'star wa', 'the matr', 'love', 'léon', 'lord rings', 'night of'];

const tasks: Readonly<Record<string, (libraryDirectory: string, argument: string) => Promise<WorkerResult>>> =
  {
    import: measureImport,
    training: measureTraining,
    recommend: measureRecommend,
    similar: measureSimilar,
    search: measureSearch,
  };

async function measureImport(libraryDirectory: string, path: string): Promise<WorkerResult> {
  const result = await runJob({ kind: 'import', path, libraryDirectory });
  if (result.kind !== 'import' || result.report === null) throw new Error('not an import of ratings');
  await onEngine(libraryDirectory, (engine) => engine.adoptCatalogue(result.stagedFile));
  return { elapsedMs: [result.report.elapsedMs], ratingsPerSecond: [result.report.ratingsPerSecond] };
}

async function measureTraining(libraryDirectory: string, epochs: string): Promise<WorkerResult> {
  const options = trainingOptionsSchema.parse({ epochs: Number(epochs) });
  const result = await runJob({ kind: 'training', libraryDirectory, options, runId: newRunId() });
  if (result.kind !== 'training') throw new Error('not a training');
  const { run } = result;
  await onEngine(libraryDirectory, (engine) => {
    engine.adoptRun(run);
  });
  return { elapsedMs: [run.elapsedMs], ratingsPerSecond: [run.ratingsPerSecond] };
}

/** The first answer loads TensorFlow and the model, the others do not. */
function measureRecommend(libraryDirectory: string): Promise<WorkerResult> {
  return onEngine(libraryDirectory, async (engine) => {
    const firstMs = await timed(() => engine.recommendToUser(1, 10));
    const warmMs = await timedRounds((round) => engine.recommendToUser(1 + (round % 50), 10));
    return { firstMs: [firstMs], warmMs };
  });
}

function measureSimilar(libraryDirectory: string): Promise<WorkerResult> {
  return onEngine(libraryDirectory, async (engine) => {
    const { movies } = await engine.handlers['movies:search'](
      movieSearchSchema.parse({ sort: 'popularity', limit: rounds }),
    );
    await engine.similar(movies[0]?.movieId ?? 1, 20);
    return { warmMs: await timedRounds((round) => engine.similar(movies[round]?.movieId ?? 1, 20)) };
  });
}

function measureSearch(libraryDirectory: string): Promise<WorkerResult> {
  return onEngine(libraryDirectory, async (engine) => {
    const search = engine.handlers['movies:search'];
    const warmMs = await timedRounds((round) =>
      search(movieSearchSchema.parse({ query: searches[round % searches.length] ?? '' })),
    );
    return { warmMs };
  });
}

async function onEngine<T>(libraryDirectory: string, work: (engine: Engine) => T | Promise<T>): Promise<T> {
  const engine = openEngine({ libraryDirectory });
  try {
    return await work(engine);
  } finally {
    engine.close();
  }
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function timedRounds(work: (round: number) => unknown): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) samples.push(await timed(() => work(round)));
  return samples;
}

const [name = '', libraryDirectory = '', argument = ''] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) throw new Error(`There is no task "${name}".`);
const samples = await task(libraryDirectory, argument);
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...samples, peakMb: [peakMb] }));
