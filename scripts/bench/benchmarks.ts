// The benchmarks by name: each makes its measurements out of several runs.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { runChild } from './child.ts';
import { measureScale } from './scale/measure-scale.ts';
import { summarise, type Measurement } from './measurement.ts';
import { measureWindowStart } from './window-start.ts';
import { workerResultSchema, type WorkerResult } from './worker-result.ts';

export type BenchContext = {
  /** Archive or folder to import. */
  archive: string;
  /** Empty folder for whatever a benchmark writes. */
  directory: string;
  runs: number;
  /** How many ratings the large archive has. */
  ratings: number;
  /** A library with the archive imported and a model trained; made when first asked for. */
  library: () => Promise<string>;
};

export type Benchmark = (context: BenchContext) => Promise<Measurement[]>;

/** A short training; each has a fixed cost besides its epochs, so this is not told as a time per epoch. */
const epochs = 5;

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url));
const cliFile = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export const benchmarks: Readonly<Record<string, Benchmark>> = {
  import: async (context) => {
    const samples = await repeat(context.runs, (run) =>
      runWorker('import', join(context.directory, `import-${run}`), context.archive),
    );
    return [
      summarise('import', 'ms', samples('elapsedMs')),
      summarise('import-rate', 'ratings/s', samples('ratingsPerSecond')),
      summarise('import-memory', 'MB', samples('peakMb')),
    ];
  },
  training: async (context) => {
    const library = await context.library();
    const samples = await repeat(context.runs, () => runWorker('training', library, String(epochs)));
    return [
      summarise(`training-${epochs}-epochs`, 'ms', samples('elapsedMs')),
      summarise('training-rate', 'ratings/s', samples('ratingsPerSecond')),
      summarise('training-memory', 'MB', samples('peakMb')),
    ];
  },
  recommend: async (context) => {
    const library = await context.library();
    const samples = await repeat(context.runs, () => runWorker('recommend', library));
    return [
      summarise('recommend-first', 'ms', samples('firstMs')),
      summarise('recommend', 'ms', samples('warmMs')),
      summarise('recommend-memory', 'MB', samples('peakMb')),
    ];
  },
  similar: async (context) => {
    const library = await context.library();
    const samples = await repeat(context.runs, () => runWorker('similar', library));
    return [summarise('similar', 'ms', samples('warmMs'))];
  },
  search: async (context) => {
    const library = await context.library();
    const samples = await repeat(context.runs, () => runWorker('search', library));
    return [summarise('search', 'ms', samples('warmMs'))];
  },
  'cli-start': async (context) => {
    const library = await context.library();
    const help = await repeat(context.runs, async () => timeCli(['--help']));
    const similar = await repeat(context.runs, () =>
      timeCli(['similar', '1', '--json', '--library', library]),
    );
    return [
      summarise('cli-start', 'ms', help('elapsedMs')),
      summarise('cli-start-to-similar', 'ms', similar('elapsedMs')),
    ];
  },
  'window-start': measureWindowStart,
  scale: measureScale,
};

async function runWorker(task: string, library: string, argument = ''): Promise<WorkerResult> {
  const { stdout } = await runChild(workerFile, [task, library, argument]);
  return workerResultSchema.parse(JSON.parse(stdout));
}

async function timeCli(args: readonly string[]): Promise<WorkerResult> {
  const { elapsedMs } = await runChild(cliFile, args);
  return { elapsedMs: [elapsedMs] };
}

/** Runs work several times, one after another; the function it gives back collects the samples of one name. */
async function repeat(
  runs: number,
  work: (run: number) => Promise<WorkerResult>,
): Promise<(name: string) => number[]> {
  const results: WorkerResult[] = [];
  for (let run = 0; run < runs; run++) results.push(await work(run));
  return (name) => results.flatMap((result) => result[name] ?? []);
}
