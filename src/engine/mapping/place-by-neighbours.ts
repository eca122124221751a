// Finds room on a finished map for what was not laid out with it: among the most similar of what was.
import type { Random } from '../base/random.ts';
import type { NearestRows } from '../base/nearest-rows.ts';

/** Neighbours that have a say. */
export const neighboursForPlacing = 8;
/** A neighbour whose cosine is lower than the nearest's by this much has 1/e of its say. */
const cosineScale = 0.08;
/** The same for the distance on the map, as a share of its width: a mean of two ends of the map would be at neither. */
const reach = 0.04;
/** How far chance moves a place, as a share of the map's width: movies of the same features have the same neighbours. */
const scatter = 0.012;

/**
 * A place (x and y by turns) for each row of `near`, whose positions count the movies of `laidOut`: the mean of its
 * neighbours' places, by how near they are to it and to the nearest of them.
 */
export function placeByNeighbours(near: NearestRows, laidOut: Float32Array, random: Random): Float32Array {
  const width = widthOf(laidOut);
  const rows = near.positions.length / Math.max(1, near.count);
  const places = new Float32Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    const first = row * near.count;
    const nearest = near.positions[first] ?? 0;
    const [atX, atY] = [laidOut[2 * nearest] ?? 0, laidOut[2 * nearest + 1] ?? 0];
    let [sumX, sumY, sum] = [0, 0, 0];
    for (let k = first; k < first + near.count; k++) {
      const neighbour = near.positions[k] ?? 0;
      const [x, y] = [laidOut[2 * neighbour] ?? 0, laidOut[2 * neighbour + 1] ?? 0];
      const distance = Math.hypot(x - atX, y - atY) / (reach * width);
      const lost = ((near.cosines[first] ?? 0) - (near.cosines[k] ?? 0)) / cosineScale;
      const say = Math.exp(-lost - distance ** 2 / 2);
      [sumX, sumY, sum] = [sumX + say * x, sumY + say * y, sum + say];
    }
    places[2 * row] = sumX / sum + scatter * width * random.normal();
    places[2 * row + 1] = sumY / sum + scatter * width * random.normal();
  }
  return places;
}

function widthOf(places: Float32Array): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of places) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most > least ? most - least : 1;
}
