// Searches the library by title as it is typed; a slower, older answer never replaces a newer one.
import { ask } from '../../state/api.ts';
import type { MovieSummary } from '../../../contract/movies.ts';
import { Resource } from '../../state/resource.svelte.ts';

const most = 20;

export class MovieSearch {
  query = $state('');
  readonly #found = new Resource<readonly MovieSummary[]>();

  /** The last answer; stays while the next is under way. */
  readonly movies = $derived(this.#found.value ?? []);
  readonly failure = $derived(this.#found.failure);
  readonly isLoading = $derived(this.#found.isLoading);

  /** Looks for what the query says now. */
  ask(): void {
    const query = this.query.trim();
    if (query === '') {
      this.#found.clear();
      return;
    }
    void this.#found.load(async () => (await ask('movies:search', { query, limit: most })).movies);
  }

  clear(): void {
    this.query = '';
    this.#found.clear();
  }
}
