// The lists of two runs for the person, loaded when a pair is opened and again when ratings or the library have changed.
import { ask } from '../../state/api.ts';
import type { ComparedLists, RunPair } from '../../../contract/run-comparison.ts';
import { diary } from '../../state/diary.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';

class ComparedRuns {
  readonly #lists = new Resource<ComparedLists>();
  #loaded = '';

  readonly lists = $derived(this.#lists.value);
  readonly failure = $derived(this.#lists.failure);
  readonly isLoading = $derived(this.#lists.isLoading);

  /** Asks only where the answer would be another one than the last. */
  async load(runIds: RunPair): Promise<void> {
    const wanted = `${runIds.join('/')} ${session.generation} ${diary.changes}`;
    if (wanted === this.#loaded && this.failure === null) return;
    // The lists of another pair must not stand under the names of this one.
    if (!this.#loaded.startsWith(`${runIds.join('/')} `)) this.#lists.clear();
    this.#loaded = wanted;
    await this.#lists.load(() => ask('runs:compare', { runIds }));
  }

  /** After a failure. */
  async reload(runIds: RunPair): Promise<void> {
    this.#loaded = '';
    await this.load(runIds);
  }
}

export const comparedRuns = new ComparedRuns();
