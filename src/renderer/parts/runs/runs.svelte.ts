// The history of runs on the studio's screens: the list, which one is looked at, which are to be compared, and what can be done with them.
import { toast } from 'svelte-sonner';
import { m } from '../../../messages/messages.js';
import { ask } from '../../state/api.ts';
import type { JobId, RunId } from '../../../contract/ids.ts';
import type { TrainingJob } from '../../../contract/jobs.ts';
import type { RunPair } from '../../../contract/run-comparison.ts';
import type { RunExport } from '../../../contract/run-exports.ts';
import { runToContinue, type ListedRun } from '../../../contract/training.ts';
import { jobs } from '../../state/jobs.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';
import { runName } from './run-words.ts';

/** The window has one, `runs`; tests make their own. */
export class Runs {
  readonly #list = new Resource<ListedRun[]>();
  #selectedId: RunId | null = $state.raw(null);
  #chosenIds: readonly RunId[] = $state.raw([]);
  /** The one that is being made active. */
  activating: RunId | null = $state.raw(null);
  #takenUp: JobId | null = null;
  /** Each training of a sweep is in the history as soon as it is done. */
  readonly #sweepRuns = $derived(jobs.latestSweep?.points.filter(({ runId }) => runId !== null).length ?? 0);

  /** Newest first; null until they are there. */
  readonly all = $derived(this.#list.value?.toSorted((a, b) => b.createdAtMs - a.createdAtMs) ?? null);
  readonly failure = $derived(this.#list.failure);
  readonly active = $derived(this.all?.find((run) => run.isActive) ?? null);
  /** The one to roll back to. */
  readonly before = $derived(this.all?.find((run) => run.wasActiveBefore) ?? null);
  /** The one that a training can continue. */
  readonly toContinue = $derived(runToContinue(this.all ?? []));
  /** The one chosen, else the active one, else the newest. */
  readonly selected = $derived(this.find(this.#selectedId) ?? this.active ?? this.all?.[0] ?? null);
  /** In the order in which they were chosen. */
  readonly chosen = $derived(
    this.#chosenIds.filter((runId) => this.all?.some((run) => run.runId === runId) === true),
  );
  /** Two of them, the older first; null while there are fewer or more. */
  readonly pair: RunPair | null = $derived.by(() => {
    const [a, b, third] = this.chosen.toSorted((left, right) => this.#timeOf(left) - this.#timeOf(right));
    return a === undefined || b === undefined || third !== undefined ? null : [a, b];
  });

  /** While the calling component is there, loads the list whenever it is out of date, and takes up what was trained. */
  follow(): void {
    $effect(() => {
      if (session.generation >= 0 && this.#sweepRuns >= 0) void this.load();
    });
    $effect(() => {
      if (jobs.latestTraining !== null) this.takeUp(jobs.latestTraining);
    });
  }

  /** A run that was just trained is the one to look at, until another one is. */
  takeUp({ jobId, runId }: Pick<TrainingJob, 'jobId' | 'runId'>): void {
    if (runId === null || jobId === this.#takenUp) return;
    this.#takenUp = jobId;
    this.select(runId);
  }

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

  /** Takes a run into what is compared, overlaid and exported, or out of it. */
  choose(runId: RunId, isChosen: boolean): void {
    const others = this.chosen.filter((chosen) => chosen !== runId);
    this.#chosenIds = isChosen ? [...others, runId] : others;
  }

  /** Makes a run the one that recommends; what speaks against it is said in a toast. */
  async activate(runId: RunId): Promise<void> {
    this.activating = runId;
    try {
      await ask('runs:activate', { runId });
      await this.load();
    } catch (error) {
      toastFailure(m.train_activate_failed(), error);
    }
    this.activating = null;
  }

  /** Asks where to, writes runs there, and says where they are now. */
  async export(runIds: readonly RunId[], form: RunExport): Promise<void> {
    try {
      const { exported } = await ask('exports:runs', { runIds: [...runIds], form });
      if (exported === null) return;
      const [first = '', ...more] = exported.files;
      const description = more.length === 0 ? first : m.history_more_files({ first, count: more.length });
      toast.success(m.train_exported({ count: runIds.length }), { description, duration: 10_000 });
    } catch (error) {
      toastFailure(m.train_export_failed(), error);
    }
  }

  async keepNote(runId: RunId, note: string): Promise<void> {
    await ask('runs:note', { runId, note });
    await this.load();
  }

  /**
   * Removes runs and their models for good; a failure, which leaves the rest, is said in a toast, and so is which run recommends now
   * where the active one was among them. How the training that made one of them ended is no longer said.
   */
  async remove(runIds: readonly RunId[]): Promise<void> {
    let activated: RunId | null = null;
    try {
      for (const runId of runIds) {
        const { activatedRunId } = await ask('runs:remove', { runId });
        activated = activatedRunId ?? activated;
        forgetOutcomeOf(runId);
      }
    } catch (error) {
      toastFailure(m.train_remove_failed(), error);
    }
    await this.load();
    const now = this.find(activated);
    if (now !== null) toast.success(m.train_remove_activated({ when: runName(now) }));
  }

  #timeOf(runId: RunId): number {
    return this.find(runId)?.createdAtMs ?? 0;
  }
}

function forgetOutcomeOf(runId: RunId): void {
  if (jobs.latestTraining?.runId === runId) jobs.forgetTraining();
  if (jobs.latestSweep?.points.some((point) => point.runId === runId) === true) jobs.forgetSweep();
}

export const runs = new Runs();
