// The person's taste as the engine last reported it.
import { ask } from '../../state/api.ts';
import type { TasteOverview } from '../../../contract/taste-calls.ts';
import { Resource } from '../../state/resource.svelte.ts';

class Taste {
  readonly #overview = new Resource<TasteOverview>();

  /** Stays on screen while it is loaded again. */
  readonly overview = $derived(this.#overview.value);
  readonly failure = $derived(this.#overview.failure);

  #profileId: number | null = null;

  /** The data of another profile is dropped at once. */
  async load(profileId: number): Promise<void> {
    if (profileId !== this.#profileId) this.#overview.clear();
    this.#profileId = profileId;
    await this.#overview.load(() => ask('taste:overview', {}));
  }
}

export const taste = new Taste();
