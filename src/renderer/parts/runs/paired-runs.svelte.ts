// The figures of two runs user by user, asked when the pair is looked at.
import type { PairedRuns, RunPair } from '../../../contract/run-comparison.ts';
import { ask } from '../../state/api.ts';
import { Resource } from '../../state/resource.svelte.ts';

/** One for each place that shows a pair. */
export class ShownPair {
  readonly #paired = new Resource<PairedRuns>();
  #loaded = '';

  /** Null until the answer is there; what can't be had counts as not kept. */
  readonly value: PairedRuns | null = $derived(
    this.#paired.failure === null ? this.#paired.value : { status: 'unpaired', reason: 'no-results' },
  );

  /** Asks only for another pair than the last: what two runs reached does not change. */
  async load(runIds: RunPair): Promise<void> {
    const wanted = runIds.join('/');
    if (wanted === this.#loaded) return;
    this.#paired.clear();
    this.#loaded = wanted;
    await this.#paired.load(() => ask('runs:pair', { runIds }));
  }
}
