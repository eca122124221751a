// Which movies of the map stand out: those of a genre, of a decade, and of what the person did with them.
import type { MapMovies } from './map-movies.ts';

export const mapShares = ['all', 'rated', 'unrated', 'watchlist'] as const;
export type MapShare = (typeof mapShares)[number];

export type MapFilters = { genre: string | null; decade: number | null; share: MapShare };

/** 1 for each movie that passes; null where all do. `rated` and `listed` have a 1 for each movie that is. */
export function passing(
  movies: Pick<MapMovies, 'count' | 'genres' | 'genreBits' | 'years'>,
  { genre, decade, share }: MapFilters,
  { rated, listed }: { rated: Uint8Array; listed: Uint8Array },
): Uint8Array | null {
  if (genre === null && decade === null && share === 'all') return null;
  const bit = genre === null ? null : movies.genres.indexOf(genre);
  const isOfShare = (movie: number): boolean => {
    if (share === 'all') return true;
    return share === 'watchlist' ? listed[movie] === 1 : (rated[movie] === 1) === (share === 'rated');
  };
  return Uint8Array.from({ length: movies.count }, (_, movie) => {
    const isOfGenre = bit === null || (((movies.genreBits[movie] ?? 0) >>> bit) & 1) === 1;
    const isOfDecade = decade === null || Math.floor((movies.years[movie] ?? 0) / 10) * 10 === decade;
    return isOfGenre && isOfDecade && isOfShare(movie) ? 1 : 0;
  });
}

/** The decades that some movie is of, newest first. */
export function decadesOf({ years }: Pick<MapMovies, 'years'>): number[] {
  const decades = new Set(Array.from(years, (year) => Math.floor(year / 10) * 10));
  return [...decades].filter((decade) => decade > 0).toSorted((a, b) => b - a);
}
