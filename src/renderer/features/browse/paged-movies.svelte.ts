// The result of one search, of which only the pages that were looked at are loaded.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { ask, messageOf } from '../../api.ts';
import type { MovieSummary } from '../../../contract/movies.ts';
import type { BrowseFilters } from '../../state/routes.ts';
import { pagesFor } from '../../ui/grid-layout.ts';

const pageSize = 60;

export class PagedMovies {
  /** Null until the first page is there. */
  total: number | null = $state.raw(null);
  failure: string | null = $state.raw(null);
  readonly #pages = new SvelteMap<number, readonly MovieSummary[]>();
  readonly #asked = new SvelteSet<number>();
  readonly #filters: BrowseFilters;

  constructor(filters: BrowseFilters) {
    this.#filters = filters;
    void this.#loadPage(0);
  }

  movieAt(index: number): MovieSummary | null {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
  }

  /** Loads what is missing between two places, both included. */
  ensure(from: number, to: number): void {
    for (const page of pagesFor(from, to, pageSize)) void this.#loadPage(page);
  }

  /** Loads the first page again after a failure. */
  retry(): void {
    this.failure = null;
    void this.#loadPage(0);
  }

  async #loadPage(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    try {
      const result = await ask('movies:search', {
        ...this.#filters,
        offset: page * pageSize,
        limit: pageSize,
      });
      this.#pages.set(page, result.movies);
      this.total = result.total;
      this.failure = null;
    } catch (error) {
      // Forgotten, so that it is asked for again when it comes back into sight.
      this.#asked.delete(page);
      this.failure = messageOf(error);
    }
  }
}
