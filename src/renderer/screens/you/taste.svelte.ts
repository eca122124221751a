// The person's taste as the engine last reported it.
import { ask } from '../../state/api.ts';
import type { TasteOverview } from '../../../contract/taste-calls.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';

class Taste {
  readonly #overview = new Resource<TasteOverview>();

  /** Stays on screen while it is loaded again. */
  readonly overview = $derived(this.#overview.value);
  readonly failure = $derived(this.#overview.failure);

  async load(): Promise<void> {
    await this.#overview.load(() => ask('taste:overview', {}), session.whose);
  }
}

export const taste = new Taste();
