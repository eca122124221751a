// Which movie's reasons are asked for, wherever on the screen.
import type { MovieId } from '../../../contract/ids.ts';

type AskedMovie = { readonly movieId: MovieId; readonly title: string };

class WhyDialogState {
  movie: AskedMovie | null = $state.raw(null);
  isOpen = $state.raw(false);

  ask({ movieId, title }: AskedMovie): void {
    this.movie = { movieId, title };
    this.isOpen = true;
  }
}

export const whyDialog = new WhyDialogState();
