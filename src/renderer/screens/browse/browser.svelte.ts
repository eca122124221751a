// What Browse shows: the last search is kept, so that coming back from a movie finds everything where it was.
import { ask } from '../../state/api.ts';
import type { MovieFacets, MovieSummary } from '../../../contract/movies.ts';
import { LatestOnly } from '../../state/latest-only.ts';
import { lists } from '../../state/lists.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import { PagedList } from '../../state/paged-list.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import type { BrowseFilters } from '../../state/routes.ts';
import { session } from '../../state/session.svelte.ts';

const pageSize = 60;

class Browser {
  readonly facets = new Resource<MovieFacets>();
  movies: PagedList<MovieSummary> | null = $state.raw(null);
  readonly #searches = new LatestOnly();
  #shown = '';
  #facetsOf = -1;

  /** Searches, unless this very search is what is shown; call from an effect, so that it follows the library. */
  show(filters: BrowseFilters): void {
    // What a set holds changes under it.
    const ofSet = filters.from.kind === 'all' ? 0 : lists.changes + marks.changes;
    const wanted = JSON.stringify([session.generation, ofSet, filters]);
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#searches.ask(() => this.#search(filters));
    if (this.#facetsOf === session.generation) return;
    this.#facetsOf = session.generation;
    void this.facets.load(() => ask('movies:facets', {}));
  }

  /** Resolves when the first page is there. */
  async #search(filters: BrowseFilters): Promise<void> {
    const movies = new PagedList<MovieSummary>({
      pageSize,
      read: async (offset, limit) => {
        const page = await ask('movies:search', { ...filters, offset, limit });
        return { total: page.total, items: page.movies };
      },
    });
    this.movies = movies;
    await movies.ready;
  }
}

export const browser = new Browser();
