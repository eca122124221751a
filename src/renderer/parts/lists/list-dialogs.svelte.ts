// Which dialog about lists is open: the choice of a list for movies, or the details of one.
import type { ListSummary } from '../../../contract/lists.ts';
import type { RatedMovie } from '../../state/diary.svelte.ts';

class ListDialogs {
  /** What is to be put on a list; null while nothing is. */
  movies: readonly RatedMovie[] | null = $state.raw(null);
  /** The list whose details are changed, or `new`; null while none is. */
  edited: ListSummary | 'new' | null = $state.raw(null);

  close(): void {
    this.movies = null;
    this.edited = null;
  }

  choose(movies: readonly RatedMovie[]): void {
    this.movies = movies;
  }
}

export const listDialogs = new ListDialogs();
