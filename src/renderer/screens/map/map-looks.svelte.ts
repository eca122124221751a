// What each point of the map looks like; it stays while one is elsewhere, as long as nothing that it depends on changes.
import { diary } from '../../state/diary.svelte.ts';
import type { Appearance } from './colour-scales.ts';
import { coloursOf, radiiOf } from './colouring.ts';
import type { MapMovies } from './map-movies.ts';
import { mapView } from './map-view.svelte.ts';
import { tasteMap } from './taste-map.svelte.ts';

class MapLooks {
  readonly #movies: MapMovies;
  appearance: Appearance = $state.raw('dark');

  readonly colours = $derived.by(() =>
    coloursOf(mapView.colouring, this.#movies, {
      predictedStars: tasteMap.predictedStars,
      appearance: this.appearance,
      chosenGenre: mapView.chosenGenre,
    }),
  );
  readonly radii = $derived.by(() => radiiOf(this.#movies));
  /** Around what the person has rated. */
  readonly rings = $derived.by(() => {
    const ringed = new Uint8Array(this.#movies.count);
    for (const { movieId } of diary.entries) {
      const point = movieId === null ? undefined : this.#movies.indexOf(movieId);
      if (point !== undefined) ringed[point] = 1;
    }
    return ringed;
  });

  constructor(movies: MapMovies) {
    this.#movies = movies;
  }
}

const looksByMovies = new WeakMap<MapMovies, MapLooks>();

export function looksOf(movies: MapMovies): MapLooks {
  const looks = looksByMovies.get(movies) ?? new MapLooks(movies);
  looksByMovies.set(movies, looks);
  return looks;
}
