// How strongly rows belong together, from their nearest neighbours: UMAP's fuzzy graph (McInnes, Healy and Melville, 2018).
import type { NearestRows } from '../base/nearest-rows.ts';

/** Weighted edges by row; the weight from i to j is the one from j to i. */
export type NeighbourGraph = {
  /** Row i has the edges from starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  /** 0 to 1. */
  readonly weights: Float32Array;
};

const searchSteps = 64;
const tolerance = 1e-5;
/** No row's scale is below this share of its mean distance. */
const leastScale = 1e-3;

/** The graph of rows whose `near` names their nearest, themselves among them or not. */
export function neighbourGraph(near: NearestRows): NeighbourGraph {
  return joined(near, directedWeights(near));
}

/**
 * How much each row's neighbours are neighbours by its own measure: 1 for its nearest, less by how much farther another
 * one is, on a scale that makes all of them together log2 of their number.
 */
function directedWeights({ count, positions, cosines }: NearestRows): Float32Array {
  const distances = cosines.map((cosine) => Math.max(0, 1 - cosine));
  const meanDistance = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length);
  const weights = new Float32Array(distances.length);
  for (let row = 0; row * count < distances.length; row++) {
    const own = distances.subarray(row * count, (row + 1) * count);
    const others = own.filter((_, k) => positions[row * count + k] !== row);
    const nearest = others.reduce((least, d) => (d > 0 && d < least ? d : least), Infinity);
    const rho = nearest === Infinity ? 0 : nearest;
    const mean = rho > 0 ? own.reduce((sum, distance) => sum + distance, 0) / count : meanDistance;
    const scale = Math.max(scaleFor(others, rho, Math.log2(count)), leastScale * mean);
    own.forEach((distance, k) => {
      const at = row * count + k;
      if (positions[at] !== row) weights[at] = distance <= rho ? 1 : Math.exp(-(distance - rho) / scale);
    });
  }
  return weights;
}

/** The scale at which the weights of `distances` add up to `target`, by bisection. */
function scaleFor(distances: Float32Array, rho: number, target: number): number {
  let [low, high, scale] = [0, Infinity, 1];
  for (let step = 0; step < searchSteps; step++) {
    let sum = 0;
    for (const distance of distances) sum += distance > rho ? Math.exp(-(distance - rho) / scale) : 1;
    if (Math.abs(sum - target) < tolerance) break;
    if (sum > target) high = scale;
    else low = scale;
    scale = high === Infinity ? 2 * scale : (low + high) / 2;
  }
  return scale;
}

/** Two rows belong together where either says so: p + q - p q. */
function joined({ count, positions }: NearestRows, weights: Float32Array): NeighbourGraph {
  const rows = weights.length / Math.max(1, count);
  const pointedAt = incoming(positions, rows, count);
  const starts = new Int32Array(rows + 1);
  const neighbours = new Int32Array(2 * weights.length);
  const joinedWeights = new Float32Array(2 * weights.length);
  /** Where a row's edge to another one is, from the row's first edge on. */
  const edgeTo = new Int32Array(rows).fill(-1);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const start = end;
    const add = (neighbour: number, weight: number): void => {
      if (weight === 0) return;
      const known = edgeTo[neighbour] ?? -1;
      if (known >= start) {
        const before = joinedWeights[known] ?? 0;
        joinedWeights[known] = before + weight - before * weight;
        return;
      }
      edgeTo[neighbour] = end;
      neighbours[end] = neighbour;
      joinedWeights[end] = weight;
      end += 1;
    };
    for (let at = row * count; at < (row + 1) * count; at++) add(positions[at] ?? 0, weights[at] ?? 0);
    for (let at = pointedAt.starts[row] ?? 0; at < (pointedAt.starts[row + 1] ?? 0); at++) {
      const edge = pointedAt.edges[at] ?? 0;
      add(Math.floor(edge / count), weights[edge] ?? 0);
    }
    starts[row + 1] = end;
  }
  return { starts, neighbours: neighbours.slice(0, end), weights: joinedWeights.slice(0, end) };
}

/** For each row the edges of others that lead to it. */
function incoming(
  positions: Int32Array,
  rows: number,
  count: number,
): { starts: Int32Array; edges: Int32Array } {
  const starts = new Int32Array(rows + 1);
  for (const row of positions) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice();
  const edges = new Int32Array(rows * count);
  positions.forEach((row, edge) => {
    const at = next[row] ?? 0;
    edges[at] = edge;
    next[row] = at + 1;
  });
  return { starts, edges };
}
