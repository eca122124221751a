// The work that `speed` measures, in a process of its own: prints its samples as JSON.
import { movieSearchSchema } from '../../src/contract/movies.ts';
import { onlyAnswers } from '../../src/contract/tensorflow.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { samplesOf, timed, type Samples } from './measurement.ts';

const rounds = 40;

/** Beginnings of titles, as they are typed letter by letter. */
const searches = ['t', 'toy', 'star wa', 'the matr', 'love', 'léon', 'lord rings', 'night of'];

type Task = (libraryDirectory: string, argument: string) => Promise<Samples[]>;

const tasks: Readonly<Record<string, Task>> = {
  import: measureImport,
  training: measureTraining,
  recommend: measureRecommend,
  similar: measureSimilar,
  search: measureSearch,
};

async function measureImport(libraryDirectory: string, path: string): Promise<Samples[]> {
  const result = await runJob({ kind: 'import', path, libraryDirectory });
  if (result.kind !== 'import' || result.report === null) throw new Error('not an import of ratings');
  await onEngine(libraryDirectory, (engine) => engine.adoptCatalogue(result.stagedFile));
  return [
    samplesOf('import', 'ms', [result.report.elapsedMs]),
    samplesOf('import-rate', 'ratings/s', [result.report.ratingsPerSecond]),
    peakMemory('import-memory'),
  ];
}

async function measureTraining(libraryDirectory: string, epochs: string): Promise<Samples[]> {
  const options = trainingOptionsSchema.parse({ epochs: Number(epochs) });
  const before = process.cpuUsage();
  const result = await runJob({ kind: 'training', libraryDirectory, options, runId: newRunId() });
  const after = process.cpuUsage(before);
  if (result.kind !== 'training') throw new Error('not a training');
  const { run } = result;
  await onEngine(libraryDirectory, (engine) => {
    engine.adoptRun(run);
  });
  return [
    samplesOf(`training-${epochs}-epochs`, 'ms', [run.elapsedMs]),
    samplesOf('training-processor', 'ms', [(after.user + after.system) / 1000]),
    samplesOf('training-rate', 'ratings/s', [run.ratingsPerSecond]),
    peakMemory('training-memory'),
  ];
}

/** The first answer loads TensorFlow and the model, the others do not; by the engine's process of the window. */
function measureRecommend(libraryDirectory: string): Promise<Samples[]> {
  process.env[onlyAnswers] = '1';
  return onEngine(libraryDirectory, async (engine) => {
    const first = await timed(() => engine.recommendToUser(1, 10));
    const warm = await timedRounds((round) => engine.recommendToUser(1 + (round % 50), 10));
    return [
      samplesOf('recommend-first', 'ms', [first]),
      samplesOf('recommend', 'ms', warm),
      peakMemory('recommend-memory'),
    ];
  });
}

function measureSimilar(libraryDirectory: string): Promise<Samples[]> {
  process.env[onlyAnswers] = '1';
  return onEngine(libraryDirectory, async (engine) => {
    const search = movieSearchSchema.parse({ sort: 'popularity', limit: rounds });
    const { movies } = await engine.handlers['movies:search'](search);
    const similarTo = (place: number): unknown => engine.similar(movies[place]?.movieId ?? 1, 20);
    await similarTo(0);
    return [samplesOf('similar', 'ms', await timedRounds(similarTo))];
  });
}

function measureSearch(libraryDirectory: string): Promise<Samples[]> {
  return onEngine(libraryDirectory, async (engine) => {
    const search = (round: number): unknown => {
      const query = searches[round % searches.length] ?? '';
      return engine.handlers['movies:search'](movieSearchSchema.parse({ query }));
    };
    return [samplesOf('search', 'ms', await timedRounds(search))];
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

async function timedRounds(work: (round: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(() => work(round)));
  return times;
}

function peakMemory(name: string): Samples {
  return samplesOf(name, 'MB', [process.resourceUsage().maxRSS / 1024]);
}

const [name = '', libraryDirectory = '', argument = ''] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) throw new Error(`There is no task "${name}".`);
console.log(JSON.stringify(await task(libraryDirectory, argument)));
