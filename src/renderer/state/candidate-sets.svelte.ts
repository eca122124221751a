// What Home and Movie night choose from; it stays while one is elsewhere in the window.
import { allMovies, type CandidateSet } from '../../contract/candidate-sets.ts';
import { lists } from './lists.svelte.ts';

class CandidateSets {
  #home: CandidateSet = $state.raw(allMovies);
  #night: CandidateSet = $state.raw(allMovies);

  readonly #presentHome = $derived(present(this.#home));
  readonly #presentNight = $derived(present(this.#night));

  get home(): CandidateSet {
    return this.#presentHome;
  }

  set home(set: CandidateSet) {
    this.#home = set;
  }

  get night(): CandidateSet {
    return this.#presentNight;
  }

  set night(set: CandidateSet) {
    this.#night = set;
  }

  /** Another person's sets are others. */
  forget(): void {
    this.#home = allMovies;
    this.#night = allMovies;
  }
}

/** A list that was deleted is none to choose from. */
function present(set: CandidateSet): CandidateSet {
  const isGone = set.kind === 'list' && lists.isLoaded && lists.find(set.listId) === null;
  return isGone ? allMovies : set;
}

export const candidateSets = new CandidateSets();
