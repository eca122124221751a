// What Browse shows: the last search is kept, so that coming back from a movie finds everything where it was.
import { ask } from '../../state/api.ts';
import type { AskedAnswer, AskedMovie } from '../../../contract/asking.ts';
import type { MovieFacets, MovieSummary } from '../../../contract/movies.ts';
import { LatestOnly } from '../../state/latest-only.ts';
import { lists } from '../../state/lists.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import { PagedList } from '../../state/paged-list.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import type { BrowseFilters } from '../../state/routes.ts';
import { session } from '../../state/session.svelte.ts';

const pageSize = 60;

/** What was found; of what was asked for in plain words also what it fits by, and what is not known of it. */
export type BrowsedMovie = MovieSummary & Partial<Pick<AskedMovie, 'fitsBy' | 'unknown'>>;

export type Understood = Pick<AskedAnswer, 'parts' | 'notUnderstood' | 'taste'>;

class Browser {
  readonly facets = new Resource<MovieFacets>();
  movies: PagedList<BrowsedMovie> | null = $state.raw(null);
  /** Of the question that was answered last; null for a search of titles. */
  understood: Understood | null = $state.raw(null);
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
    const { isAsked, ...search } = filters;
    const movies = new PagedList<BrowsedMovie>({
      pageSize,
      read: async (offset, limit) => {
        const page = { ...search, offset, limit };
        const answer = isAsked ? await ask('movies:ask', page) : null;
        const found = answer ?? (await ask('movies:search', page));
        if (this.movies === movies) this.understood = answer;
        return { total: found.total, items: found.movies };
      },
    });
    this.movies = movies;
    await movies.ready;
  }
}

export const browser = new Browser();
