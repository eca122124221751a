// What a run is worth to the person, asked when it is looked at and again when ratings or the library have changed.
import type { RunId } from '../../../contract/ids.ts';
import type { RunWorth } from '../../../contract/run-worth.ts';
import { ask } from '../../state/api.ts';
import { diary } from '../../state/diary.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';

class ShownWorth {
  readonly #worth = new Resource<RunWorth>();
  #loaded = '';

  readonly worth = $derived(this.#worth.value);
  readonly failure = $derived(this.#worth.failure);

  /** Asks only where the answer would be another one than the last. */
  async load(runId: RunId): Promise<void> {
    const wanted = `${runId} ${session.generation} ${diary.changes}`;
    if (wanted === this.#loaded && this.failure === null) return;
    // What one run is worth must not stand under another.
    if (!this.#loaded.startsWith(`${runId} `)) this.#worth.clear();
    this.#loaded = wanted;
    await this.#worth.load(() => ask('runs:worth', { runId }));
  }
}

export const shownWorth = new ShownWorth();
