// `npm run bench:map`: how long maps take to lay out, and how fast the window paints them while one pans and zooms.
import { availableParallelism } from 'node:os';
import type { Page } from 'playwright-core';
import { Command } from 'commander';
import { renderTable } from '../../src/cli/output/table.ts';
import { layOutByComponents } from '../../src/engine/mapping/component-layout.ts';
import { layOutByNeighbours } from '../../src/engine/mapping/neighbour-layout.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import { scaledRows } from '../../src/engine/base/scaled-rows.ts';
import type { MovieVectors } from '../../src/engine/recommending/recommender.ts';
import { launchApp } from '../../tests/e2e/app.ts';
import { measureFrames } from '../../tests/e2e/map-frames.ts';
import { median, quantile } from './statistics.ts';

const options = new Command('bench:map')
  .description('Measures the layout of made movies, and frames in real Electron.')
  .option('--only <part>', 'layout or frames')
  .option('--sizes <sizes>', 'numbers of movies', '9742,87585')
  .parse()
  .opts<{ only?: string; sizes: string }>();
const sizes = options.sizes.split(',').map(Number);

/** Vectors in clusters and ratings that thin out as in MovieLens; nothing of them is real. */
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

async function measureLayout(movies: number): Promise<string[]> {
  const made = madeMovies(movies);
  const startedAt = performance.now();
  layOutByComponents(made);
  const componentsMs = performance.now() - startedAt;
  await layOutByNeighbours(made);
  const neighboursMs = performance.now() - startedAt - componentsMs;
  return [String(movies), `${(componentsMs / 1000).toFixed(2)} s`, `${(neighboursMs / 1000).toFixed(1)} s`];
}

async function measurePainting(page: Page, movies: number): Promise<string[]> {
  const { painter, frameMs } = await measureFrames(page, movies);
  return [
    String(movies),
    painter,
    `${median(frameMs).toFixed(1)} ms`,
    `${quantile(frameMs, 0.95).toFixed(1)} ms`,
    (1000 / median(frameMs)).toFixed(0),
  ];
}

function print(rows: readonly (readonly string[])[], headings: readonly string[]): void {
  console.log(
    renderTable(
      rows,
      headings.map((heading, i) => ({ heading, value: (row: readonly string[]) => row[i] ?? '' })),
    ),
  );
}

console.log(`${availableParallelism()} processors; made vectors and made places.`);
if (options.only !== 'frames') {
  const rows: string[][] = [];
  for (const movies of sizes) rows.push(await measureLayout(movies));
  print(rows, ['Movies', 'By components', 'By neighbours']);
}
if (options.only !== 'layout') {
  const { page, close } = await launchApp();
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    const rows: string[][] = [];
    for (const movies of sizes) rows.push(await measurePainting(page, movies));
    print(rows, ['Movies', 'Painted by', 'Median', '95 %', 'Frames a second']);
  } finally {
    await close();
  }
}
