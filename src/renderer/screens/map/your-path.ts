// The path of "you" over the map in a sentence: near which region it began, and near which one it is now.
import { m } from '../../../messages/messages.js';
import type { MapRegion, MapStanding } from '../../../contract/map-calls.ts';
import { regionName } from './map-words.ts';

/** Null without a rating, or without a region with a name. */
export function pathWords(trail: MapStanding['trail'], regions: readonly MapRegion[]): string | null {
  const [first, last] = [trail[0], trail.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [nearestRegion(first, regions), nearestRegion(last, regions)];
  if (from === null || to === null) return null;
  const count = last.ratings;
  if (trail.length === 1) return m.map_path_start({ count, to: regionName(to) });
  if (from === to) return m.map_path_stayed({ count, to: regionName(to) });
  return m.map_path_moved({ from: regionName(from), count, to: regionName(to) });
}

function nearestRegion(at: { x: number; y: number }, regions: readonly MapRegion[]): MapRegion | null {
  const distance = (region: MapRegion): number => Math.hypot(region.x - at.x, region.y - at.y);
  return regions.reduce<MapRegion | null>(
    (best, region) => (best === null || distance(region) < distance(best) ? region : best),
    null,
  );
}
