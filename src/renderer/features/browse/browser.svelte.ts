// What Browse shows: the last search is kept, so that coming back from a movie finds everything where it was.
import { ask } from '../../api.ts';
import type { MovieFacets } from '../../../contract/movies.ts';
import { Resource } from '../../state/resource.svelte.ts';
import type { BrowseFilters } from '../../state/routes.ts';
import { session } from '../../state/session.svelte.ts';
import { PagedMovies } from './paged-movies.svelte.ts';

class Browser {
  readonly facets = new Resource<MovieFacets>();
  movies: PagedMovies | null = $state.raw(null);
  #shown = '';
  #facetsOf = -1;

  /** Searches, unless this very search is what is shown; call from an effect, so that it follows the library. */
  show(filters: BrowseFilters): void {
    const wanted = JSON.stringify([session.generation, filters]);
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    const next = new PagedMovies(filters);
    this.movies = next;
    if (this.#facetsOf === session.generation) return;
    this.#facetsOf = session.generation;
    void this.facets.load(() => ask('movies:facets', {}));
  }
}

export const browser = new Browser();
