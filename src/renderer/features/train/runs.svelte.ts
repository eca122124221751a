// The history of runs on the Train screen: the list, which one is looked at, and what can be done with it.
import { ask } from '../../api.ts';
import type { RunId } from '../../../contract/ids.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { Resource } from '../../state/resource.svelte.ts';

class Runs {
  readonly #list = new Resource<ListedRun[]>();
  #selectedId: RunId | null = $state.raw(null);

  /** Newest first; null until they are there. */
  readonly all = $derived(this.#list.value?.toSorted((a, b) => b.createdAtMs - a.createdAtMs) ?? null);
  readonly failure = $derived(this.#list.failure);
  readonly active = $derived(this.all?.find((run) => run.isActive) ?? null);
  /** The one chosen, else the active one, else the newest. */
  readonly selected = $derived(
    this.all?.find((run) => run.runId === this.#selectedId) ?? this.active ?? this.all?.[0] ?? null,
  );

  async load(): Promise<void> {
    await this.#list.load(() => ask('runs:list', {}));
  }

  /** Null goes back to the active run. */
  select(runId: RunId | null): void {
    this.#selectedId = runId;
  }

  /** Makes a run the one that recommends; rejects for a run of another catalogue. */
  async activate(runId: RunId): Promise<void> {
    await ask('runs:activate', { runId });
    await this.load();
  }

  /** Removes a run and its model for good. */
  async remove(runId: RunId): Promise<void> {
    await ask('runs:remove', { runId });
    if (this.#selectedId === runId) this.#selectedId = null;
    await this.load();
  }
}

export const runs = new Runs();
