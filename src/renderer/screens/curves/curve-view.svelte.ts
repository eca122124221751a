// How the curves are looked at: which runs, which one is pinned, how smooth, and on which axis. The address names the runs.
import { z } from 'zod';
import type { RunId } from '../../../contract/ids.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { Kept } from '../../state/persisted.svelte.ts';
import { router } from '../../state/router.svelte.ts';
import { runs } from '../../parts/runs/runs.svelte.ts';
import type { Shown } from './overlaid-curves.ts';

/** Of the smoothing, so that something is left of each new value. */
export const mostSmoothing = 0.95;

class CurveView {
  readonly #smoothing = new Kept('curves.smoothing', z.number().min(0).max(mostSmoothing), 0);
  readonly #isLog = new Kept('curves.log', z.boolean(), false);
  readonly #asked = $derived(router.route.name === 'curves' ? router.route : null);

  /** Newest first: those that have curves. */
  readonly offered = $derived((runs.all ?? []).filter(({ history }) => history.length > 0));
  /** Those of the address, in its order; without any, the newest ones. */
  readonly shown: readonly Shown[] = $derived.by(() => {
    const ids = this.#asked?.runs ?? this.offered.slice(0, 5).map(({ runId }) => runId);
    return ids
      .flatMap((runId) => this.offered.find((run) => run.runId === runId) ?? [])
      .map((run) => ({ run, shade: this.offered.length - 1 - this.offered.indexOf(run) }));
  });
  readonly pinned: ListedRun | null = $derived(
    this.shown.find(({ run }) => run.runId === this.#asked?.pinned)?.run ?? null,
  );

  get smoothing(): number {
    return this.#smoothing.value;
  }
  set smoothing(weight: number) {
    this.#smoothing.value = weight;
  }
  get isLog(): boolean {
    return this.#isLog.value;
  }
  set isLog(isLog: boolean) {
    this.#isLog.value = isLog;
  }

  isShown(runId: RunId): boolean {
    return this.shown.some(({ run }) => run.runId === runId);
  }

  show(runId: RunId, isShown: boolean): void {
    const others = this.#ids.filter((other) => other !== runId);
    this.#open(isShown ? [...others, runId] : others, this.pinned?.runId ?? null);
  }

  /** Pins a run, which is shown then; null pins none. */
  pin(runId: RunId | null): void {
    this.#open(runId === null || this.isShown(runId) ? this.#ids : [...this.#ids, runId], runId);
  }

  get #ids(): RunId[] {
    return this.shown.map(({ run }) => run.runId);
  }

  #open(runIds: RunId[], pinned: RunId | null): void {
    router.replace({ name: 'curves', runs: runIds, pinned });
  }
}

export const curveView = new CurveView();
