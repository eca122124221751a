// `npm run bench`: measures import, training, answers, start times and memory, and prints medians.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatCountOf } from '../../src/cli/output/words.ts';
import { benchmarks, type BenchContext } from './benchmarks.ts';
import { runChild } from './child.ts';
import { findDataset } from './dataset.ts';
import { largestSet } from './scale/shape.ts';
import { renderMeasurements, type Measurement } from './measurement.ts';

type Options = { json?: true; only?: string; runs: number; ratings: number };

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url));
const preparingEpochs = 10;

const options = new Command('bench')
  .description('Measures import, training, recommend, similar, search, cold start and memory.')
  .option('--json', 'print one JSON object to stdout instead of a table')
  .addOption(new Option('--only <name>', 'one benchmark alone').choices(Object.keys(benchmarks)))
  .option('--runs <count>', 'how often each is run', wholeNumberBetween(1, 100), 3)
  .option(
    '--ratings <count>',
    'size of the large made archive, such as 32m for that of MovieLens 32M; 28 bytes of disk each',
    parseRatings,
    2_000_000,
  )
  .parse()
  .opts<Options>();

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
try {
  const dataset = await findDataset(directory);
  const measurements = await measureAll({
    archive: dataset.path,
    directory,
    runs: options.runs,
    ratings: options.ratings,
    library: prepareOnce(dataset.path),
  });
  const data = dataset.isReal ? 'MovieLens latest-small' : 'simulated viewers of the starter library';
  if (options.json) console.log(JSON.stringify({ machine: describeMachine(), data, measurements }));
  else
    console.log(
      `${renderMeasurements(measurements)}\nOn ${data}; ${formatCountOf(options.runs, 'run')} each. The scale is that of ${options.ratings.toLocaleString('en')} made ratings.`,
    );
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function measureAll(context: BenchContext): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [name, benchmark] of Object.entries(benchmarks)) {
    if (options.only !== undefined && options.only !== name) continue;
    console.error(`Measuring ${name} …`);
    measurements.push(...(await benchmark(context)));
  }
  return measurements;
}

/** The library that answers are measured on. */
function prepareOnce(archive: string): () => Promise<string> {
  let prepared: Promise<string> | null = null;
  async function prepare(): Promise<string> {
    console.error('Preparing a library with a trained model …');
    const library = join(directory, 'library');
    await mkdir(library);
    await runChild(workerFile, ['import', library, archive]);
    await runChild(workerFile, ['training', library, String(preparingEpochs)]);
    return library;
  }
  return () => (prepared ??= prepare());
}

/** `32m` is MovieLens 32M to the last rating. */
function parseRatings(text: string): number {
  if (text.toLowerCase() === '32m') return largestSet.ratings;
  const millions = /^(\d+)m$/iu.exec(text)?.[1];
  return wholeNumberBetween(10_000, 200_000_000)(millions === undefined ? text : `${millions}000000`);
}

function describeMachine(): object {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / 2 ** 20),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}
