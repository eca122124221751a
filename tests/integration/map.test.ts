// The taste map on a real model: what is alike lies together, and the map lives and dies with its run.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIdSchema, type RunId } from '../../src/contract/ids.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import { nearestRows } from '../../src/engine/base/nearest-rows.ts';
import type { RunJobOptions } from '../../src/engine/jobs/job-options.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { layOutByNeighbours } from '../../src/engine/mapping/neighbour-layout.ts';
import type { Ask } from '../fixtures/engine-calls.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { campOfMovie, plantedMovies } from '../fixtures/planted-taste.ts';

let planted: PlantedEngine;
let ask: Ask;
let runId: RunId;

beforeEach(async () => {
  planted = await openPlantedEngine();
  ask = planted.ask;
  const { activeRunId } = await ask('library:overview', {});
  runId = runIdSchema.parse(activeRunId);
});
afterEach(() => {
  planted.close();
});

function bytesOf(packed: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(packed, 'base64')).buffer;
}

type Point = { camp: 0 | 1; x: number; y: number };

async function pointsOfMap(): Promise<Point[]> {
  const { columns } = await ask('map:get', {});
  const places = new Float32Array(bytesOf(columns.places));
  return Array.from(new Int32Array(bytesOf(columns.movieIds)), (movieId, i) => ({
    camp: campOfMovie(movieId),
    x: places[2 * i] ?? NaN,
    y: places[2 * i + 1] ?? NaN,
  }));
}

/** The share of movies whose nearest on the map is of their own camp. */
function sameCampShare(points: readonly Point[]): number {
  const own = points.filter((point) => {
    const others = points.filter((other) => other !== point);
    const distance = ({ x, y }: Point): number => Math.hypot(x - point.x, y - point.y);
    const nearest = others.reduce((best, other) => (distance(other) < distance(best) ? other : best));
    return nearest.camp === point.camp;
  });
  return own.length / points.length;
}

function modelFolder(): string {
  return join(planted.libraryDirectory, 'models', runId);
}

function mapFiles(): string[] {
  return readdirSync(modelFolder()).filter((name) => name.startsWith('map'));
}

function makeMap(options: RunJobOptions = {}): Promise<unknown> {
  return runJob({ kind: 'map', libraryDirectory: planted.libraryDirectory, runId }, options);
}

describe('before the job', () => {
  test('there is a map at once, by principal components, in which the camps lie apart', async () => {
    const map = await ask('map:get', {});
    expect(map).toMatchObject({ runId, layout: 'components', movies: plantedMovies });
    expect(map.titles.split('\n')).toHaveLength(plantedMovies);
    expect(sameCampShare(await pointsOfMap())).toBeGreaterThan(0.9);
  });

  test('someone without ratings stands nowhere', async () => {
    expect(await ask('map:standing', {})).toEqual({ runId, trail: [], predictedStars: null });
  });

  test('a job that is cancelled leaves nothing', async () => {
    const abort = new AbortController();
    const job = makeMap({
      signal: abort.signal,
      onProgress: (reported) => {
        if (reported.kind === 'map' && reported.progress.epoch === 20) abort.abort();
      },
    });
    await expect(job).rejects.toMatchObject({ code: 'cancelled' });
    expect(mapFiles()).toEqual([]);
  });
});

describe('after the job', () => {
  test('it has reported every epoch and written one file', async () => {
    const epochs: number[] = [];
    await makeMap({
      onProgress: (reported) => {
        if (reported.kind === 'map') epochs.push(reported.progress.epoch);
      },
    });
    expect(epochs.at(-1)).toBe(500);
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
    expect(mapFiles()).toEqual(['map-1.safetensors']);
  });

  test('the map is by neighbours, in its frame, and the camps are islands', async () => {
    await makeMap();
    expect((await ask('map:get', {})).layout).toBe('neighbours');
    const points = await pointsOfMap();
    expect(points).toHaveLength(plantedMovies);
    expect(sameCampShare(points)).toBeGreaterThan(0.95);
    for (const { x, y } of points) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(1.2);
  });

  test('the same model gives the same map', async () => {
    await makeMap();
    const before = await pointsOfMap();
    await makeMap();
    planted.reopen();
    expect(await pointsOfMap()).toEqual(before);
  });

  test('one stands in the camp one rates well, with a trail from the first rating on', async () => {
    await makeMap();
    for (const movieId of [31, 35, 40, 44, 50]) await ask('ratings:set', { movieId, stars: 5 });
    for (const movieId of [1, 5, 9]) await ask('ratings:set', { movieId, stars: 1 });
    const { trail, predictedStars } = await ask('map:standing', {});
    expect(trail.map(({ ratings }) => ratings)).toEqual([1, 2, 3, 4, 6, 8]);
    const here = trail.at(-1);
    const points = await pointsOfMap();
    const distance = ({ x, y }: Point): number => Math.hypot(x - (here?.x ?? NaN), y - (here?.y ?? NaN));
    expect(points.toSorted((a, b) => distance(a) - distance(b))[0]?.camp).toBe(1);
    const stars = new Float32Array(bytesOf(predictedStars ?? ''));
    const meanOf = (camp: 0 | 1): number => {
      const own = Array.from(stars).filter((_, i) => points[i]?.camp === camp);
      return own.reduce((sum, value) => sum + value / own.length, 0);
    };
    expect(meanOf(1)).toBeGreaterThan(meanOf(0) + 1);
  });

  test('a file that can not be read counts as no map', async () => {
    writeFileSync(join(modelFolder(), 'map-1.safetensors'), 'not a map');
    expect((await ask('map:get', {})).layout).toBe('components');
    await makeMap();
    expect((await ask('map:get', {})).layout).toBe('neighbours');
  });

  test('it goes with its run, and a run that is gone gets none', async () => {
    await makeMap();
    await ask('runs:remove', { runId });
    expect(existsSync(modelFolder())).toBe(false);
    await expect(ask('map:get', {})).rejects.toMatchObject({ code: 'no-model' });
    await expect(makeMap()).rejects.toMatchObject({ code: 'no-model' });
    expect(existsSync(modelFolder())).toBe(false);
  });
});

test('nearest rows are the exact ones, in blocks too', async () => {
  const random = createRandom(5, 'nearest');
  const width = 6;
  const values = Float32Array.from({ length: 40 * width }, () => random.normal());
  const all = Int32Array.from(Array(40).keys());
  const { positions, cosines } = await nearestRows({ values, width }, all, all, { count: 3 });
  const product = (a: number, b: number): number =>
    Array.from({ length: width }).reduce<number>(
      (sum, _, j) => sum + (values[a * width + j] ?? 0) * (values[b * width + j] ?? 0),
      0,
    );
  for (const row of all) {
    const expected = Array.from(all)
      .sort((a, b) => product(row, b) - product(row, a))
      .slice(0, 3);
    expect(Array.from(positions.subarray(3 * row, 3 * row + 3))).toEqual(expected);
    expect(cosines[3 * row]).toBeCloseTo(product(row, expected[0] ?? 0), 4);
  }
});

test('movies of which nothing is known have no place, and a handful of movies are mapped by components', async () => {
  const vectors = Float32Array.of(1, 0, 0, 1, 0, 0, -1, 0);
  const movies = { movieIds: Int32Array.of(1, 2, 3, 4), vectors, dimensions: 2, ratingCounts: [3, 3, 0, 3] };
  const places = await layOutByNeighbours(movies);
  expect(Array.from(places.subarray(4, 6))).toEqual([NaN, NaN]);
  expect(places[0]).toBeCloseTo(-(places[6] ?? 0), 5);
});
