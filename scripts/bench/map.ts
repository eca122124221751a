// `npm run bench -- map`: how long the taste map takes to lay out, and its frames while one pans and zooms.
import { Option, type Command } from 'commander';
import { layOutByComponents } from '../../src/engine/mapping/component-layout.ts';
import { layOutByNeighbours } from '../../src/engine/mapping/neighbour-layout.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import { scaledRows } from '../../src/engine/base/rows.ts';
import type { MovieVectors } from '../../src/engine/recommending/movie-vectors.ts';
import { launchApp } from '../../tests/e2e/app.ts';
import { measureFrames } from '../../tests/e2e/map-frames.ts';
import { addBenchmark, reportSamples, runBenchmark, type CommonOptions } from './harness.ts';
import { quantile, samplesOf, timed, type Samples } from './measurement.ts';
import { processesOf, processorMs } from './processor-time.ts';

type Options = CommonOptions & { only?: 'layout' | 'frames'; sizes: string };

export function addMapBenchmark(program: Command): void {
  addBenchmark(program, 'map', 'laying out and drawing the taste map, on made movies')
    .addOption(new Option('--only <part>', 'one part alone').choices(['layout', 'frames']))
    .option('--sizes <sizes>', 'numbers of movies', '9742,87585')
    .action((options: Options) =>
      runBenchmark(options, async () => {
        const sizes = options.sizes.split(',').map(Number);
        const all: Samples[] = [];
        if (options.only !== 'frames') for (const size of sizes) all.push(...(await measureLayout(size)));
        if (options.only !== 'layout') all.push(...(await measurePainting(sizes)));
        return reportSamples(all);
      }),
    );
}

/** Clustered vectors and long-tailed ratings, as in MovieLens; none of it is real. */
function madeMovies(movies: number): MovieVectors {
  const random = createRandom(1, 'made map');
  const dimensions = 128;
  const centres = Float32Array.from({ length: 40 * dimensions }, () => random.normal());
  const values = new Float32Array(movies * dimensions);
  for (let movie = 0; movie < movies; movie++) {
    const centre = random.integer(40) * dimensions;
    for (let j = 0; j < dimensions; j++) {
      values[movie * dimensions + j] = (centres[centre + j] ?? 0) + 1.5 * random.normal();
    }
  }
  return {
    movieIds: Int32Array.from({ length: movies }, (_, movie) => movie + 1),
    vectors: scaledRows(values, dimensions, 1),
    dimensions,
    ratingCounts: Int32Array.from({ length: movies }, (_, movie) => Math.floor(60_000 / (movie + 1) ** 0.9)),
  };
}

async function measureLayout(movies: number): Promise<Samples[]> {
  const made = madeMovies(movies);
  return [
    ...(await timesOf(`layout by components, ${movies} movies`, () => layOutByComponents(made))),
    ...(await timesOf(`layout by neighbours, ${movies} movies`, () => layOutByNeighbours(made))),
  ];
}

/** On a machine that others use too, the processor's time says more. */
async function timesOf(name: string, work: () => unknown): Promise<Samples[]> {
  const before = process.cpuUsage();
  const ms = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return [samplesOf(name, 'ms', [ms]), samplesOf(`${name}, processor`, 'ms', [(user + system) / 1000])];
}

async function measurePainting(sizes: readonly number[]): Promise<Samples[]> {
  const { app, page, close } = await launchApp();
  try {
    const processes = await processesOf(app);
    await page.setViewportSize({ width: 1280, height: 800 });
    const all: Samples[] = [];
    for (const movies of sizes) {
      const before = await processorMs(processes);
      const frameMs = await measureFrames(page, movies);
      const after = await processorMs(processes);
      all.push(samplesOf(`frame, ${movies} movies`, 'ms', frameMs));
      all.push(samplesOf(`frame, ${movies} movies, 95th percentile`, 'ms', [quantile(frameMs, 0.95)]));
      // With what bringing the code and the points into the window takes, which is a little of it.
      if (before !== null && after !== null) {
        all.push(samplesOf(`frame, ${movies} movies, processor`, 'ms', [(after - before) / frameMs.length]));
      }
    }
    return all;
  } finally {
    await close();
  }
}
