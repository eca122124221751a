// Sweeps as the history of runs holds them, and what a new one would cost.
import { balanceOf } from '../../../contract/loss-balance.ts';
import type { Preset } from '../../../contract/presets.ts';
import { dimensionsOf, learningRateOf, type ListedRun } from '../../../contract/training.ts';

/** From stars to picks, then from small to large; the seeds of one setting stand together. */
function bySettings({ options: a }: ListedRun, { options: b }: ListedRun): number {
  return (
    balanceOf(a) - balanceOf(b) ||
    dimensionsOf(a) - dimensionsOf(b) ||
    learningRateOf(a) - learningRateOf(b) ||
    a.seed - b.seed
  );
}

export type Sweep = {
  sweepId: string;
  /** When its latest training was finished. */
  createdAtMs: number;
  /** From stars to picks. */
  runs: ListedRun[];
};

/** The sweeps of which runs are left, newest first. */
export function sweepsOf(runs: readonly ListedRun[]): Sweep[] {
  const byId = new Map<string, ListedRun[]>();
  for (const run of runs) {
    if (run.sweepId === undefined) continue;
    byId.set(run.sweepId, [...(byId.get(run.sweepId) ?? []), run]);
  }
  return Array.from(byId, ([sweepId, members]) => ({
    sweepId,
    createdAtMs: Math.max(...members.map(({ createdAtMs }) => createdAtMs)),
    runs: members.toSorted(bySettings),
  })).toSorted((a, b) => b.createdAtMs - a.createdAtMs);
}

/** What the models of a sweep take, judged by the newest run of that model on this library; null if there is none to judge by. */
export function expectedBytes(
  runs: readonly ListedRun[],
  { preset, trainings }: { preset: Preset; trainings: number },
): number | null {
  const like = runs.find((run) => run.fitsCatalogue && run.options.preset === preset);
  return like === undefined || like.modelBytes === null ? null : like.modelBytes * trainings;
}
