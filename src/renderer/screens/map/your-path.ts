// The path of "you" over the map in a sentence: where it began, and where it is now.
import { m } from '../../../messages/messages.js';
import type { MapRegion, MapStanding } from '../../../contract/map-calls.ts';
import type { MapMovies } from './map-movies.ts';
import { regionName } from './map-words.ts';
import { placeAt } from './points.ts';

type Place = { readonly x: number; readonly y: number };

/** So many of the best known movies name a place that is in no region with a name. */
const mostLandmarks = 300;

/** Null without a rating, or where there is nothing to name a place by. */
export function pathWords(
  trail: MapStanding['trail'],
  regions: readonly MapRegion[],
  movies: Pick<MapMovies, 'places' | 'titles'>,
): string | null {
  const [first, last] = [trail[0], trail.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [placeName(first, regions, movies), placeName(last, regions, movies)];
  if (from === null || to === null) return null;
  const count = last.ratings;
  if (trail.length === 1) return m.map_path_start({ count, to });
  return from === to ? m.map_path_stayed({ count, to }) : m.map_path_moved({ from, count, to });
}

/** The region that it is in; outside of all of them the nearest movie that many know. */
function placeName(
  at: Place,
  regions: readonly MapRegion[],
  movies: Pick<MapMovies, 'places' | 'titles'>,
): string | null {
  const region = nearest(
    regions.filter((one) => distance(one, at) <= one.radius),
    at,
  );
  if (region !== null) return regionName(region);
  // The best known are last.
  const from = Math.max(0, movies.titles.length - mostLandmarks);
  const landmarks = movies.titles.slice(from).map((title, index) => ({
    title,
    ...placeAt(movies.places, from + index),
  }));
  const landmark = nearest(landmarks, at);
  return landmark === null ? null : m.map_path_movie({ title: landmark.title });
}

function nearest<P extends Place>(places: readonly P[], at: Place): P | null {
  return places.reduce<P | null>(
    (best, place) => (best === null || distance(place, at) < distance(best, at) ? place : best),
    null,
  );
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
