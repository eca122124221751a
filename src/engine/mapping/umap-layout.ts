// Lays rows out on a plane by their nearest neighbours (UMAP), starting from their principal components.
import { UMAP } from 'umap-js';
import { nextTurn } from '../base/cancellation.ts';
import type { Random } from '../base/random.ts';
import type { NearestRows } from '../base/nearest-rows.ts';

/** Neither the finest grain nor the whole alone; a few more than the usual 15 hold small islands together. */
export const neighboursOfMovie = 20;
/**
 * Wide spacing (the defaults are .1, 1 and 1): single movies can be distinguished and pointed at, and islands are islands and
 * not spots with nothing between them. Chosen by eye, on the starter library.
 */
const spacing = { minDist: 1, spread: 2, repulsionStrength: 0.5 } as const;
/** Half the width that the layout starts with; that of UMAP's own random start. */
const startExtent = 10;

/** Fewer epochs than the library's default: from a good start the layout converges earlier. */
export function epochsFor(movies: number): number {
  return movies <= 5000 ? 300 : 200;
}

export interface UmapOptions {
  readonly random: Random;
  readonly epochs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onEpoch?: ((epoch: number) => void) | undefined;
}

/** Whether there are enough rows for meaningful neighbourhoods. */
export function canLayOut(rows: number): boolean {
  return rows > neighboursOfMovie;
}

/**
 * Places (x and y by turns) of rows whose `near` names their nearest, themselves first. umap-js begins anywhere; `start`
 * (places too) keeps what is far apart in the whole apart in the picture, and makes the same model give the same map.
 */
export async function umapLayout(
  near: NearestRows,
  start: Float32Array,
  { random, epochs, signal, onEpoch }: UmapOptions,
): Promise<Float32Array> {
  const count = start.length / 2;
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: near.count,
    nEpochs: epochs,
    ...spacing,
    random: () => random.uniform(),
  });
  umap.setPrecomputedKNN(...neighbourLists(near, count));
  // With its neighbours given, of the rows themselves umap-js reads only how many there are.
  umap.initializeFit(Array.from({ length: count }, () => []));
  const places = umap.getEmbedding();
  setStart(places, start, random);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    umap.step();
    onEpoch?.(epoch);
    await nextTurn(signal);
  }
  return Float32Array.from(places.flat());
}

function neighbourLists({ count, positions, cosines }: NearestRows, rows: number): [number[][], number[][]] {
  const lists = Array.from({ length: rows }, (_, row) => withSelfFirst(positions, row, count));
  const distances = lists.map((_, row) =>
    Array.from({ length: count }, (__, k) =>
      k === 0 ? 0 : Math.max(0, 1 - (cosines[row * count + k] ?? 0)),
    ),
  );
  return [lists, distances];
}

/** Among equal rows another one may come before the row itself. */
function withSelfFirst(positions: Int32Array, row: number, count: number): number[] {
  const list = Array.from(positions.subarray(row * count, (row + 1) * count));
  const others = list.filter((other) => other !== row);
  return [row, ...others].slice(0, count);
}

/** Sets the start positions of umap-js. A little noise separates equal rows. */
function setStart(places: number[][], start: Float32Array, random: Random): void {
  const extent = start.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  places.forEach((place, row) => {
    for (const k of [0, 1]) {
      place[k] = (startExtent * (start[2 * row + k] ?? 0)) / extent + 1e-3 * random.normal();
    }
  });
}
