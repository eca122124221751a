// The history of runs on the studio's screens: the list, which one is looked at, which are to be compared, and what can be done with them.
import { ask } from '../../api.ts';
import type { RunId } from '../../../contract/ids.ts';
import type { RunPair } from '../../../contract/run-comparison.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { Resource } from '../../state/resource.svelte.ts';

class Runs {
  readonly #list = new Resource<ListedRun[]>();
  #selectedId: RunId | null = $state.raw(null);
  #chosenIds: readonly RunId[] = $state.raw([]);

  /** Newest first; null until they are there. */
  readonly all = $derived(this.#list.value?.toSorted((a, b) => b.createdAtMs - a.createdAtMs) ?? null);
  readonly failure = $derived(this.#list.failure);
  readonly active = $derived(this.all?.find((run) => run.isActive) ?? null);
  /** The one to roll back to. */
  readonly before = $derived(this.all?.find((run) => run.wasActiveBefore) ?? null);
  /** The one chosen, else the active one, else the newest. */
  readonly selected = $derived(this.find(this.#selectedId) ?? this.active ?? this.all?.[0] ?? null);
  /** At most two, in the order in which they were chosen. */
  readonly chosen = $derived(
    this.#chosenIds.filter((runId) => this.all?.some((run) => run.runId === runId) === true),
  );
  /** Both of them, the older first; null while there are not two. */
  readonly pair: RunPair | null = $derived.by(() => {
    const [a, b] = this.chosen.toSorted((left, right) => this.#timeOf(left) - this.#timeOf(right));
    return a === undefined || b === undefined ? null : [a, b];
  });

  async load(): Promise<void> {
    await this.#list.load(() => ask('runs:list', {}));
  }

  find(runId: RunId | null): ListedRun | null {
    return this.all?.find((run) => run.runId === runId) ?? null;
  }

  /** Null goes back to the active run. */
  select(runId: RunId | null): void {
    this.#selectedId = runId;
  }

  /** Takes a run into the comparison or out of it; a third one takes the place of the one chosen first. */
  choose(runId: RunId, isChosen: boolean): void {
    const others = this.chosen.filter((chosen) => chosen !== runId);
    this.#chosenIds = isChosen ? [...others.slice(-1), runId] : others;
  }

  /** Makes a run the one that recommends; rejects for a run of another catalogue. */
  async activate(runId: RunId): Promise<void> {
    await ask('runs:activate', { runId });
    await this.load();
  }

  async keepNote(runId: RunId, note: string): Promise<void> {
    await ask('runs:note', { runId, note });
    await this.load();
  }

  /** Removes a run and its model for good. */
  async remove(runId: RunId): Promise<void> {
    await ask('runs:remove', { runId });
    if (this.#selectedId === runId) this.#selectedId = null;
    await this.load();
  }

  #timeOf(runId: RunId): number {
    return this.find(runId)?.createdAtMs ?? 0;
  }
}

export const runs = new Runs();
