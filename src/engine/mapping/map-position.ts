// A person's position on the map: amid the movies that match them more than they match everyone.
import type { Places } from './component-layout.ts';
import { knownFromRatings } from './known-movies.ts';
import { topList } from '../base/top-k.ts';

export interface MapPosition {
  readonly x: number;
  readonly y: number;
}

/** Best matches that determine the position: so many, but no more than this share of the movies with a place. */
const matches = { most: 60, share: 0.25 };
/** Of the map, whose sides are about 2 long: near enough to be the same region. */
const bandwidth = 0.16;
const mostSteps = 60;
/** A shorter step, of the map, ends a climb. */
const arrived = 1e-4;
const mostClimbs = 8;

/**
 * The densest place among the movies whose score the person's ratings raise most: the mode of a Gaussian kernel
 * density over the best 60 (by mean shift; Comaniciu and Meer, 2002). A plain mean would be between their groups,
 * where no movie is. Null without a movie that has a place.
 */
export function positionOf(
  places: Places,
  scores: ArrayLike<number>,
  scoresOfNobody: ArrayLike<number>,
  ratingCounts: ArrayLike<number>,
): MapPosition | null {
  const raised = Float32Array.from(
    { length: scores.length },
    (_, movie) => (scores[movie] ?? 0) - (scoresOfNobody[movie] ?? 0),
  );
  const hasPlace = (movie: number): boolean => !Number.isNaN(places[2 * movie] ?? Number.NaN);
  const isKnown = (movie: number): boolean => (ratingCounts[movie] ?? 0) >= knownFromRatings;
  const placed = raised.reduce((count, _, movie) => count + (hasPlace(movie) ? 1 : 0), 0);
  const limit = Math.min(matches.most, Math.ceil(placed * matches.share));
  const best = (isAllowed: (movie: number) => boolean): Int32Array =>
    topList(raised, { from: 0, to: raised.length, limit, isAllowed });
  const known = best((movie) => hasPlace(movie) && isKnown(movie));
  const chosen = known.length > 0 ? known : best(hasPlace);
  return densestPlace(
    Array.from(chosen, (movie) => ({ x: places[2 * movie] ?? 0, y: places[2 * movie + 1] ?? 0 })),
  );
}

type Peak = MapPosition & { readonly density: number };

/** Climbs from the densest of the points alone: the highest peak has such points around it. */
function densestPlace(points: readonly MapPosition[]): MapPosition | null {
  const starts = points
    .map((point): Peak => ({ ...point, density: step(points, point).density }))
    .sort((a, b) => b.density - a.density)
    .slice(0, mostClimbs);
  let densest: Peak = { x: 0, y: 0, density: 0 };
  for (const start of starts) {
    const peak = climb(points, start);
    if (peak.density > densest.density) densest = peak;
  }
  return densest.density === 0 ? null : { x: densest.x, y: densest.y };
}

function climb(points: readonly MapPosition[], from: MapPosition): Peak {
  let at: Peak = { ...from, density: 0 };
  for (let k = 0; k < mostSteps; k++) {
    const next = step(points, at);
    const moved = Math.hypot(next.x - at.x, next.y - at.y);
    at = next;
    if (moved < arrived) break;
  }
  return at;
}

/** The mean of the points, by how near they are; the density is where the step began. */
function step(points: readonly MapPosition[], at: MapPosition): Peak {
  let [sumX, sumY, density] = [0, 0, 0];
  for (const { x, y } of points) {
    const weight = Math.exp(-((x - at.x) ** 2 + (y - at.y) ** 2) / (2 * bandwidth ** 2));
    sumX += weight * x;
    sumY += weight * y;
    density += weight;
  }
  return { x: sumX / density, y: sumY / density, density };
}

/**
 * After how many of a person's ratings the trail has a point: 1, 2, 3, 4, 6, 8, ..., each about a quarter more than the
 * one before, and the present.
 */
export function trailCounts(ratings: number): number[] {
  const counts: number[] = [];
  for (let count = 1; count < ratings; count = Math.max(count + 1, Math.ceil(count * 1.3)))
    counts.push(count);
  return ratings > 0 ? [...counts, ratings] : [];
}
