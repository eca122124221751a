// The map's regions and scales in words.
import { m } from '../../../messages/messages.js';
import type { MapRegion } from '../../../contract/map-calls.ts';
import type { Colouring } from './colouring.ts';
import { genreName } from '../../ui/genre-names.ts';

/** `Horror · Thriller`, `Musical, 1950s`. */
export function regionName({ genres, decade }: Pick<MapRegion, 'genres' | 'decade'>): string {
  const words = genres.map(genreName).join(' · ');
  return decade === null ? words : m.map_region_decade({ genres: words, decade: String(decade) });
}

export function colouringName(colouring: Colouring): string {
  switch (colouring) {
    case 'genre':
      return m.map_by_genre();
    case 'year':
      return m.map_by_year();
    case 'mean':
      return m.map_by_mean();
    case 'predicted':
      return m.map_by_predicted();
  }
}
