// What each point of the map looks like; it stays while one is elsewhere, as long as nothing that it depends on changes.
import { diary } from '../../state/diary.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import type { Appearance } from './colour-scales.ts';
import { coloursOf, radiiOf } from './colouring.ts';
import { passing } from './map-filters.ts';
import type { MapMovies } from './map-movies.ts';
import { mapView } from './map-view.svelte.ts';
import { tasteMap } from './taste-map.svelte.ts';

const none = new Uint8Array(0);

class MapLooks {
  readonly #movies: MapMovies;
  appearance: Appearance = $state.raw('dark');

  /** 1 for each movie that passes the filters; null where there are none. */
  readonly kept = $derived.by(() => {
    const { chosenGenre, decade, share } = mapView;
    const listed =
      share === 'watchlist' ? this.#ones(marks.present.filter(({ kind }) => kind === 'watchlist')) : none;
    return passing(this.#movies, { genre: chosenGenre, decade, share }, { rated: this.rings, listed });
  });
  readonly colours = $derived.by(() =>
    coloursOf(mapView.colouring, this.#movies, {
      predictedStars: tasteMap.predictedStars,
      appearance: this.appearance,
      kept: this.kept,
    }),
  );
  readonly radii = $derived.by(() => radiiOf(this.#movies));
  /** Around what the person has rated. */
  readonly rings: Uint8Array = $derived.by(() => this.#ones(diary.entries));

  constructor(movies: MapMovies) {
    this.#movies = movies;
  }

  /** 1 for each of these movies. */
  #ones(marked: readonly { readonly movieId: number | null }[]): Uint8Array {
    const ones = new Uint8Array(this.#movies.count);
    for (const { movieId } of marked) {
      const point = movieId === null ? undefined : this.#movies.indexOf(movieId);
      if (point !== undefined) ones[point] = 1;
    }
    return ones;
  }
}

const looksByMovies = new WeakMap<MapMovies, MapLooks>();

/**
 * One for these movies. It belongs to no component: what is derived in one that is gone would stay as it was when that went.
 */
export function looksOf(movies: MapMovies): MapLooks {
  const looks = looksByMovies.get(movies);
  if (looks !== undefined) return looks;
  $effect.root(() => {
    looksByMovies.set(movies, new MapLooks(movies));
  });
  return looksOf(movies);
}
