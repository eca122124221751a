// Which movie's reasons are asked for, wherever it is shown.
import type { MovieId } from '../../../contract/ids.ts';
import { diary } from '../../state/diary.svelte.ts';
import { session } from '../../state/session.svelte.ts';

type AskedMovie = { readonly movieId: MovieId; readonly title: string };

class WhyDialogState {
  movie: AskedMovie | null = $state.raw(null);
  isOpen = $state.raw(false);
  /** Reasons are ratings, weighed by a model. */
  readonly hasReasons = $derived(session.hasModel && diary.entries.length > 0);

  ask({ movieId, title }: AskedMovie): void {
    this.movie = { movieId, title };
    this.isOpen = true;
  }
}

export const whyDialog = new WhyDialogState();
