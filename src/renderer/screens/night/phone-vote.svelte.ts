// The vote by phone as the window shows it: opened, counted and ended by main, whose latest state is kept here.
import type { BallotEvening } from '../../../contract/ballots.ts';
import type { MovieId } from '../../../contract/ids.ts';
import { m } from '../../../messages/messages.js';
import { ask, hear } from '../../state/api.ts';
import { toastFailure } from '../../state/toasts.ts';

class PhoneVote {
  /** Null while no evening is open. */
  evening: BallotEvening | null = $state.raw(null);
  isBusy = $state.raw(false);

  /** Follows main until the returned function is called. */
  follow(): () => void {
    void this.#take(() => ask('ballots:state', {}));
    return hear('ballots:changed', ({ evening }) => {
      this.evening = evening;
    });
  }

  /** With the movies in the night's order. Main asks the person first. */
  open(movieIds: readonly MovieId[], address: string | null = null): Promise<void> {
    return this.#take(() => ask('ballots:open', { movieIds: [...movieIds], address }));
  }

  count(): Promise<void> {
    return this.#take(() => ask('ballots:count', {}));
  }

  close(): Promise<void> {
    return this.#take(() => ask('ballots:close', {}));
  }

  async #take(question: () => Promise<{ evening: BallotEvening | null }>): Promise<void> {
    this.isBusy = true;
    try {
      this.evening = (await question()).evening;
    } catch (error) {
      toastFailure(m.ballots_failed(), error);
    }
    this.isBusy = false;
  }
}

export const phoneVote = new PhoneVote();
