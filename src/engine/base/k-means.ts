// Groups rows of a matrix by k-means: the same rows and random numbers give the same groups.
import { countBy } from './counts.ts';
import type { Random } from './random.ts';
import { sumOf } from './statistics.ts';

export interface Clustering {
  /** The group of each row, 0 to k - 1; every group has at least one row. */
  readonly groups: Int32Array;
  /** k x width, row-major: the means of the groups' rows. */
  readonly centres: Float64Array;
  /** Sum of squared distances to the centres. */
  readonly spread: number;
}

export interface KMeansOptions {
  readonly width: number;
  readonly count: number;
  readonly random: Random;
  /** Number of restarts; the result with the least spread is kept. */
  readonly starts?: number;
  /** Maximum number of rounds after one start. */
  readonly rounds?: number;
}

/** There are never more groups than rows. */
export function kMeans(
  rows: Float32Array,
  { width, count, random, starts = 4, rounds = 40 }: KMeansOptions,
): Clustering {
  const groups = Math.min(count, rows.length / width);
  let best = settle(rows, width, firstCentres(rows, width, groups, random), rounds);
  for (let start = 1; start < starts; start++) {
    const next = settle(rows, width, firstCentres(rows, width, groups, random), rounds);
    if (next.spread < best.spread) best = next;
  }
  return best;
}

/**
 * k-means++ (Arthur and Vassilvitskii, "k-means++: The advantages of careful seeding", 2007): each centre is a row drawn
 * with a probability that grows with its squared distance from the centres before.
 */
function firstCentres(rows: Float32Array, width: number, count: number, random: Random): Float64Array {
  const rowCount = rows.length / width;
  const centres = new Float64Array(count * width);
  const distances = new Float64Array(rowCount).fill(Infinity);
  let chosen = random.integer(rowCount);
  for (let centre = 0; centre < count; centre++) {
    centres.set(rows.subarray(chosen * width, (chosen + 1) * width), centre * width);
    let total = 0;
    for (let row = 0; row < rowCount; row++) {
      distances[row] = Math.min(distances[row] ?? 0, squaredDistance(rows, row, centres, centre, width));
      total += distances[row] ?? 0;
    }
    let rest = random.uniform() * total;
    chosen = 0;
    for (let row = 0; row < rowCount && rest >= 0; row++) {
      const distance = distances[row] ?? 0;
      if (distance > 0) chosen = row;
      rest -= distance;
    }
  }
  return centres;
}

/** Lloyd's rounds until no row changes its group. A group that loses all its rows takes the one farthest from its centre. */
function settle(rows: Float32Array, width: number, centres: Float64Array, rounds: number): Clustering {
  const rowCount = rows.length / width;
  const groups = new Int32Array(rowCount).fill(-1);
  const distances = new Float64Array(rowCount);
  for (let round = 0; round < rounds; round++) {
    let changes = assign(rows, width, centres, groups, distances);
    changes += fillEmpty(centres.length / width, groups, distances);
    if (changes === 0) break;
    average(rows, width, groups, centres);
  }
  return { groups, centres, spread: sumOf(distances) };
}

/** Returns the number of rows that changed their group. */
function assign(
  rows: Float32Array,
  width: number,
  centres: Float64Array,
  groups: Int32Array,
  distances: Float64Array,
): number {
  let changes = 0;
  for (let row = 0; row < groups.length; row++) {
    let nearest = 0;
    let least = Infinity;
    for (let centre = 0; centre * width < centres.length; centre++) {
      const distance = squaredDistance(rows, row, centres, centre, width);
      if (distance >= least) continue;
      nearest = centre;
      least = distance;
    }
    if (groups[row] !== nearest) changes += 1;
    groups[row] = nearest;
    distances[row] = least;
  }
  return changes;
}

function fillEmpty(count: number, groups: Int32Array, distances: Float64Array): number {
  const sizes = countBy(groups, count);
  let filled = 0;
  for (let group = 0; group < count; group++) {
    if ((sizes[group] ?? 0) > 0) continue;
    let farthest = -1;
    for (let row = 0; row < groups.length; row++) {
      const canLeave = (sizes[groups[row] ?? 0] ?? 0) > 1;
      if (canLeave && (distances[row] ?? 0) > (distances[farthest] ?? -1)) farthest = row;
    }
    const before = groups[farthest];
    if (before === undefined) continue;
    sizes[before] = (sizes[before] ?? 0) - 1;
    sizes[group] = 1;
    groups[farthest] = group;
    distances[farthest] = 0;
    filled += 1;
  }
  return filled;
}

function average(rows: Float32Array, width: number, groups: Int32Array, centres: Float64Array): void {
  const sizes = countBy(groups, centres.length / width);
  centres.fill(0);
  groups.forEach((group, row) => {
    for (let j = 0; j < width; j++) {
      centres[group * width + j] = (centres[group * width + j] ?? 0) + (rows[row * width + j] ?? 0);
    }
  });
  for (let at = 0; at < centres.length; at++) {
    centres[at] = (centres[at] ?? 0) / Math.max(1, sizes[Math.floor(at / width)] ?? 0);
  }
}

function squaredDistance(
  rows: Float32Array,
  row: number,
  centres: Float64Array,
  centre: number,
  width: number,
): number {
  let sum = 0;
  for (let j = 0; j < width; j++)
    sum += ((rows[row * width + j] ?? 0) - (centres[centre * width + j] ?? 0)) ** 2;
  return sum;
}

/**
 * Centroids of rows of length 1 by cosine, each of length 1 too: begun with rows far from one another, so that the same
 * rows always give the same centroids. A centroid that loses its rows stays where it was.
 */
export function sphericalKMeans(
  rows: readonly Float32Array[],
  count: number,
  rounds: number,
): Float32Array[] {
  let centroids = farApart(rows, count);
  const nearest = new Int32Array(rows.length).fill(-1);
  for (let round = 0; round < rounds; round++) {
    const sums = centroids.map((centroid) => new Float32Array(centroid.length));
    let isMoving = false;
    for (const [place, row] of rows.entries()) {
      const { index } = nearestByCosine(centroids, row);
      if (nearest[place] !== index) isMoving = true;
      nearest[place] = index;
      const sum = sums[index];
      if (sum !== undefined) addTo(sum, row);
    }
    if (!isMoving) break; // The sums are those of the round before.
    centroids = sums.map((sum, k) => scaledToOne(sum) ?? centroids[k] ?? sum);
  }
  return centroids;
}

function addTo(sum: Float32Array, row: Float32Array): void {
  for (let j = 0; j < sum.length; j++) sum[j] = (sum[j] ?? 0) + (row[j] ?? 0);
}

/** The centroid with the highest cosine, all of length 1; -Infinity without any. */
export function nearestByCosine(
  centroids: readonly Float32Array[],
  row: Float32Array,
): { index: number; cosine: number } {
  let [index, cosine] = [0, -Infinity];
  for (let k = 0; k < centroids.length; k++) {
    const centroid = centroids[k];
    if (centroid === undefined) continue;
    // Written out: all movies are looked at after each rating, and calls of a shared helper cost more than the sums.
    let product = 0;
    for (let j = 0; j < row.length; j++) product += (row[j] ?? 0) * (centroid[j] ?? 0);
    if (product > cosine) [index, cosine] = [k, product];
  }
  return { index, cosine };
}

/** The first row, then each time the one that is least like those chosen. */
function farApart(rows: readonly Float32Array[], count: number): Float32Array[] {
  const [first] = rows;
  if (first === undefined) return [];
  const chosen = [first];
  const nearest = new Float64Array(rows.length).fill(-Infinity);
  while (chosen.length < count) {
    const latest = chosen.slice(-1);
    let [least, farthest] = [Infinity, first];
    for (const [place, row] of rows.entries()) {
      const cosine = Math.max(nearest[place] ?? 0, nearestByCosine(latest, row).cosine);
      nearest[place] = cosine;
      if (cosine < least) [least, farthest] = [cosine, row];
    }
    chosen.push(farthest);
  }
  return chosen;
}

/** Null for a vector of zeros. */
function scaledToOne(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector);
  return length === 0 ? null : vector.map((value) => value / length);
}
