// The map proper: the known movies by their nearest neighbours, the others among those most like them.
import type { MovieVectors } from '../recommending/movie-vectors.ts';
import { createRandom } from '../base/random.ts';
import { mapSeed, mapSubject, principalPlaces, type Places } from './component-layout.ts';
import { fitToFrame, laidDown } from './frame.ts';
import { nearestRows } from '../base/nearest-rows.ts';
import { nearestAmongMany } from './nearest-among-many.ts';
import { neighboursForPlacing, placeByNeighbours } from './place-by-neighbours.ts';
import { canLayOut, epochsFor, neighboursOfMovie, umapLayout } from './umap-layout.ts';

export type LayoutProgress = { phase: 'neighbours' | 'layout' | 'placing'; epoch: number; epochs: number };

export type LayoutOptions = {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: LayoutProgress) => void) | undefined;
};

/** Where there are too few movies for neighbourhoods it is the map by components. Throws `cancelled` after an abort. */
export async function layOutByNeighbours(
  movies: MovieVectors,
  { signal, onProgress }: LayoutOptions = {},
): Promise<Places> {
  const subject = mapSubject(movies);
  const { rows, known, others } = subject;
  const places = principalPlaces(subject);
  if (!canLayOut(known.length)) return fitToFrame(places, known);

  const epochs = epochsFor(known.length);
  onProgress?.({ phase: 'neighbours', epoch: 0, epochs });
  const near = await nearestRows(rows, known, known, { count: neighboursOfMovie, signal });
  const laidOut = await umapLayout(near, pickPlaces(places, known), {
    random: createRandom(mapSeed, 'map layout'),
    epochs,
    signal,
    onEpoch: (epoch) => onProgress?.({ phase: 'layout', epoch, epochs }),
  });
  known.forEach((movie, position) => {
    places.set(laidOut.subarray(2 * position, 2 * position + 2), 2 * movie);
  });

  onProgress?.({ phase: 'placing', epoch: epochs, epochs });
  const among = await nearestAmongMany(rows, others, known, {
    count: neighboursForPlacing,
    random: createRandom(mapSeed, 'map pivots'),
    signal,
  });
  const placed = placeByNeighbours(among, laidOut, createRandom(mapSeed, 'map scatter'));
  others.forEach((movie, position) => {
    places.set(placed.subarray(2 * position, 2 * position + 2), 2 * movie);
  });
  return fitToFrame(laidDown(places, known), known);
}

function pickPlaces(places: Places, movies: Int32Array): Float32Array {
  const picked = new Float32Array(2 * movies.length);
  movies.forEach((movie, position) => {
    picked.set(places.subarray(2 * movie, 2 * movie + 2), 2 * position);
  });
  return picked;
}
