// What the map's colours stand for: genre, year, the mean of all ratings, or the predicted stars.
import {
  categoryColour,
  categoryCount,
  rampColour,
  type Appearance,
  type RampName,
} from './colour-scales.ts';
import type { Rgba } from '../../ui/token-colours.ts';
import { tellingFirst } from '../../ui/genre-names.ts';
import type { MapMovies } from './map-movies.ts';

export const colourings = ['genre', 'year', 'mean', 'predicted'] as const;
export type Colouring = (typeof colourings)[number];

/** One row of a legend of categories; `null` is all the others. */
export type Category = { readonly genre: string | null; readonly index: number | null };

export type Scale =
  | { readonly kind: 'categories'; readonly categories: readonly Category[] }
  | { readonly kind: 'ramp'; readonly ramp: RampName; readonly from: number; readonly to: number };

/** The most telling genre of each movie, as on its cover, by its place in `genres`; -1 for a movie without any. */
function tellingGenreOf({ genres, genreBits }: Pick<MapMovies, 'genres' | 'genreBits'>): Int8Array {
  const order = tellingFirst(genres).map((genre) => genres.indexOf(genre));
  return Int8Array.from(genreBits, (has) => order.find((bit) => ((has >>> bit) & 1) === 1) ?? -1);
}

/** The genres that have a colour: those that most movies have on their covers, the more telling first. */
export function mainGenres(movies: Pick<MapMovies, 'genres' | 'genreBits'>): readonly string[] {
  const counts = movies.genres.map((genre) => ({ genre, movies: 0 }));
  for (const genre of tellingGenreOf(movies)) {
    const counted = counts[genre];
    if (counted !== undefined) counted.movies += 1;
  }
  const most = counts.filter((counted) => counted.movies > 0).sort((a, b) => b.movies - a.movies);
  return tellingFirst(most.slice(0, categoryCount).map(({ genre }) => genre));
}

/** For each movie the place of its most telling genre in `mainGenres`, or -1 if that has no colour. */
export function mainGenreOf(movies: MapMovies): Int8Array {
  const categories = mainGenres(movies);
  const placeOf = movies.genres.map((genre) => categories.indexOf(genre));
  return tellingGenreOf(movies).map((genre) => placeOf[genre] ?? -1);
}

export function scaleOf(colouring: Colouring, movies: MapMovies): Scale {
  switch (colouring) {
    case 'genre': {
      const categories = mainGenres(movies).map((genre, index) => ({ genre, index }));
      return { kind: 'categories', categories: [...categories, { genre: null, index: null }] };
    }
    case 'year': {
      const years = Array.from(movies.years)
        .filter((year) => year > 0)
        .sort((a, b) => a - b);
      const at = (share: number): number => years[Math.floor(share * (years.length - 1))] ?? 2000;
      return { kind: 'ramp', ramp: 'viridis', from: Math.floor(at(0.03) / 10) * 10, to: at(0.99) };
    }
    case 'mean':
      return { kind: 'ramp', ramp: 'cividis', from: 2, to: 4.5 };
    case 'predicted':
      return { kind: 'ramp', ramp: 'cividis', from: 2, to: 4.5 };
  }
}

function valuesOf(
  colouring: Exclude<Colouring, 'genre'>,
  movies: MapMovies,
  predictedStars: Float32Array | null,
): ArrayLike<number> {
  switch (colouring) {
    case 'year':
      return Float32Array.from(movies.years, (year) => (year === 0 ? Number.NaN : year));
    case 'mean':
      return movies.meanStars;
    case 'predicted':
      return predictedStars ?? new Float32Array(movies.count).fill(Number.NaN);
  }
}

/** How strongly a movie that the filters leave out still shows. */
const fadedShare = 0.12;

/** Four bytes for each movie; those that have no 1 in `kept` are faint. */
export function coloursOf(
  colouring: Colouring,
  movies: MapMovies,
  options: { predictedStars: Float32Array | null; appearance: Appearance; kept: Uint8Array | null },
): Uint8Array {
  const { predictedStars, appearance, kept } = options;
  const colourOf = colourFunction(colouring, movies, predictedStars, appearance);
  const colours = new Uint8Array(4 * movies.count);
  for (let movie = 0; movie < movies.count; movie++) {
    const [red, green, blue, alpha] = colourOf(movie);
    const isFaded = kept?.[movie] === 0;
    colours.set([red, green, blue, isFaded ? alpha * fadedShare : alpha], 4 * movie);
  }
  return colours;
}

function colourFunction(
  colouring: Colouring,
  movies: MapMovies,
  predictedStars: Float32Array | null,
  appearance: Appearance,
): (movie: number) => Rgba {
  const scale = scaleOf(colouring, movies);
  if (colouring === 'genre' || scale.kind === 'categories') {
    const main = mainGenreOf(movies);
    return (movie) => categoryColour(main[movie] === -1 ? null : (main[movie] ?? null), appearance);
  }
  const values = valuesOf(colouring, movies, predictedStars);
  const steps = Array.from({ length: 65 }, (_, i) => rampColour(scale.ramp, i / 64, appearance));
  const unknown = rampColour(scale.ramp, Number.NaN, appearance);
  return (movie) => {
    const share = ((values[movie] ?? Number.NaN) - scale.from) / (scale.to - scale.from);
    return Number.isNaN(share)
      ? unknown
      : (steps[Math.round(64 * Math.min(1, Math.max(0, share)))] ?? unknown);
  };
}

/** Radius of each movie's point in pixels where the map is seen whole: larger for what more people rated. */
export function radiiOf({ ratingCounts, count }: Pick<MapMovies, 'ratingCounts' | 'count'>): Float32Array {
  const most = Math.log1p(ratingCounts.reduce((max, ratings) => Math.max(max, ratings), 1));
  // Of many movies each is smaller, so that the map does not become one blot.
  const crowding = Math.min(1, Math.max(0.6, (12_000 / Math.max(1, count)) ** 0.3));
  return Float32Array.from(
    ratingCounts,
    (ratings) => crowding * (1.1 + 4.6 * (Math.log1p(ratings) / most) ** 2.2),
  );
}

/** By how much points grow when one goes nearer: less than the distances between them. */
export function growth(zoom: number, whole: number): number {
  return Math.min(3.2, Math.max(0.7, (zoom / whole) ** 0.42));
}
