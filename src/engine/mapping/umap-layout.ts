// Lays rows out on a plane by their nearest neighbours (UMAP), starting from their principal components.
import { nextTurn } from '../base/cancellation.ts';
import type { NearestRows } from '../base/nearest-rows.ts';
import type { Random } from '../base/random.ts';
import { KernelMemory } from '../kernels/kernel-memory.ts';
import { neighbourGraph } from './neighbour-graph.ts';

/** Neither the finest grain nor the whole alone; a few more than the usual 15 hold small islands together. */
export const neighboursOfMovie = 20;
/**
 * Rows at distance d are neighbours on the plane to the degree 1 / (1 + a d^2b). These are what umap-learn's
 * `find_ab_params` gives for a spread of 2 and a least distance of 1, which is wide (the defaults are 1 and .1): single
 * movies can be distinguished and pointed at, and islands are islands and not spots with nothing between them. They and
 * the strength of repulsion were chosen by eye, on the starter library.
 */
const closeness = { a: 0.0724453315, b: 1.43858273 } as const;
const repulsionStrength = 0.5;
/** Half the width that the layout starts with; that of UMAP's own random start. */
const startExtent = 10;

/**
 * Tables of forces have one entry for each 1/64 of an octave of the squared distance, from 2^-31 to 2^16: powers of every
 * distance would be most of the time. The kernel counts in the bits of a number in the same way.
 */
const table = { lowestExponent: -31, stepsOfOctave: 64, octaves: 47 } as const;

/** As umap-learn has it: few movies take many epochs in less time. */
export function epochsFor(movies: number): number {
  return movies <= 5000 ? 500 : 200;
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
 * Places (x and y by turns) of rows whose `near` names their nearest. `start` (places too) keeps what is far apart in the
 * whole apart in the picture; it and `random` make the same rows give the same places.
 */
export async function umapLayout(
  near: NearestRows,
  start: Float32Array,
  { random, epochs, signal, onEpoch }: UmapOptions,
): Promise<Float32Array> {
  const graph = neighbourGraph(near);
  const strongest = graph.weights.reduce((most, weight) => Math.max(most, weight), 1e-9);
  const memory = new KernelMemory();
  const places = memory.floatsOf(startPlaces(start, random));
  const starts = memory.integersOf(graph.starts);
  const neighbours = memory.integersOf(graph.neighbours);
  const weights = memory.floatsOf(graph.weights.map((weight) => weight / strongest));
  const attraction = memory.floatsOf(forces(pullAt));
  const repulsion = memory.floatsOf(forces(pushAt));
  const state = memory.integersOf(Array.from({ length: 4 }, () => random.integer(2 ** 32)));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    memory.kernels.layOutEpoch(
      places.byteOffset,
      places.length / 2,
      starts.byteOffset,
      neighbours.byteOffset,
      weights.byteOffset,
      attraction.byteOffset,
      repulsion.byteOffset,
      attraction.length,
      epoch,
      1 - (epoch - 1) / epochs,
      state.byteOffset,
    );
    onEpoch?.(epoch);
    await nextTurn(signal);
  }
  return Float32Array.from(places);
}

/** A little noise separates equal rows. */
function startPlaces(start: Float32Array, random: Random): Float32Array {
  const extent = start.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return start.map((value) => (startExtent * value) / extent + 1e-3 * random.normal());
}

/** What a neighbour's squared distance (as a power of 2) times the way to it makes of a step. */
function forces(forceAt: (squaredDistance: number) => number): Float32Array {
  const { lowestExponent, stepsOfOctave, octaves } = table;
  return Float32Array.from({ length: octaves * stepsOfOctave + 1 }, (_, entry) => {
    const octave = Math.floor(entry / stepsOfOctave);
    const share = (entry % stepsOfOctave) / stepsOfOctave;
    return forceAt((1 + share) * 2 ** (lowestExponent + octave));
  });
}

function pullAt(squaredDistance: number): number {
  const { a, b } = closeness;
  return (-2 * a * b * squaredDistance ** (b - 1)) / (1 + a * squaredDistance ** b);
}

function pushAt(squaredDistance: number): number {
  const { a, b } = closeness;
  return (2 * repulsionStrength * b) / ((0.001 + squaredDistance) * (1 + a * squaredDistance ** b));
}
