// Names the map's regions by what sets their movies apart from all others.
import { kMeans } from '../base/k-means.ts';
import type { Random } from '../base/random.ts';

/** What naming needs to know of a movie that has a place. */
export interface PlacedMovie {
  readonly x: number;
  readonly y: number;
  readonly genres: readonly string[];
  readonly year: number | null;
}

export interface MapRegion {
  readonly x: number;
  readonly y: number;
  /** At most two; what most sets it apart first. */
  readonly genres: readonly string[];
  /** Such as 1980 where most of its movies are of one decade or two; null otherwise. */
  readonly decade: number | null;
  /** As far from its middle as four fifths of its movies are. */
  readonly radius: number;
}

const rounds = 25;
/** A genre names a region where at least this share of its movies have it ... */
const leastShare = 0.3;
/** ... and that is this many times its share of all movies. */
const leastLift = 1.35;
/** Years between the first and the third quarter of a region's movies, at most, for it to be of a decade. */
const yearsOfDecade = 11;
const fewestMovies = 8;
const shareInRadius = 0.8;

/** The number of regions for a number of movies. */
export function regionCount(movies: number): number {
  return Math.min(16, Math.round(Math.sqrt(movies) / 3.5));
}

/** Regions with a name, largest first. If two share a name, only the larger keeps it. */
export function mapRegions(movies: readonly PlacedMovie[], random: Random): MapRegion[] {
  const shares = genreShares(movies);
  const names = new Set<string>();
  return clusters(movies, regionCount(movies.length), random)
    .filter((cluster) => cluster.length >= fewestMovies)
    .sort((a, b) => b.length - a.length)
    .flatMap((cluster): MapRegion[] => {
      const genres = tellingGenres(cluster, shares);
      const decade = decadeOf(cluster);
      const name = `${genres.join()} ${decade}`;
      if (genres.length === 0 || names.has(name)) return [];
      names.add(name);
      const middle = middleOf(cluster);
      return [{ ...middle, radius: radiusOf(cluster, middle), genres, decade }];
    });
}

function genreShares(movies: readonly PlacedMovie[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { genres } of movies) {
    for (const genre of genres) shares.set(genre, (shares.get(genre) ?? 0) + 1 / movies.length);
  }
  return shares;
}

function tellingGenres(cluster: readonly PlacedMovie[], overall: ReadonlyMap<string, number>): string[] {
  return [...genreShares(cluster)]
    .map(([genre, share]) => ({ genre, share, lift: share / (overall.get(genre) ?? 1) }))
    .filter(({ share, lift }) => share >= leastShare && lift >= leastLift)
    .sort((a, b) => b.lift * b.share - a.lift * a.share)
    .slice(0, 2)
    .map(({ genre }) => genre);
}

function decadeOf(cluster: readonly PlacedMovie[]): number | null {
  const years = cluster.flatMap(({ year }) => year ?? []).sort((a, b) => a - b);
  const at = (share: number): number => years[Math.floor(share * (years.length - 1))] ?? Number.NaN;
  return at(0.75) - at(0.25) <= yearsOfDecade ? Math.floor(at(0.5) / 10) * 10 : null;
}

function middleOf(cluster: readonly PlacedMovie[]): { x: number; y: number } {
  return {
    x: cluster.reduce((sum, { x }) => sum + x / cluster.length, 0),
    y: cluster.reduce((sum, { y }) => sum + y / cluster.length, 0),
  };
}

function radiusOf(cluster: readonly PlacedMovie[], middle: { x: number; y: number }): number {
  const distances = cluster.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)).sort((a, b) => a - b);
  return distances[Math.floor(shareInRadius * (distances.length - 1))] ?? 0;
}

/** By k-means on the plane. */
function clusters(movies: readonly PlacedMovie[], count: number, random: Random): PlacedMovie[][] {
  const places = Float32Array.from(movies.flatMap(({ x, y }) => [x, y]));
  const { groups } = kMeans(places, { width: 2, count, random, starts: 1, rounds });
  return Array.from({ length: count }, (_, group) => movies.filter((__, row) => groups[row] === group));
}
