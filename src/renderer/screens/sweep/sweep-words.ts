// What a sweep says, in words: who is best at what, and whether the differences mean anything.
import { m } from '../../../messages/messages.js';
import type { PairedRuns } from '../../../contract/run-comparison.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { formatError, formatShare } from '../../parts/runs/figures.ts';
import { describeBalance } from '../../parts/runs/loss-balance.ts';
import { verdictOf, verdictOfTwo } from '../../parts/runs/verdict.ts';
import { compromise } from './pareto.ts';

/** What a point of the chart says. */
export function pointWords({ options, quality }: ListedRun, number: number): string {
  return m.train_sweep_point_words({
    number,
    title: describeBalance(options).title,
    rmse: formatError(quality.rmse),
    recall: formatShare(quality.recallAt10),
  });
}

/** Who is best at each task; null for fewer than two trainings. */
export function sweepLeaders(runs: readonly ListedRun[]): { stars: ListedRun; lists: ListedRun } | null {
  const [first, ...rest] = runs;
  if (first === undefined || rest.length === 0) return null;
  return {
    stars: rest.reduce((best, run) => (run.quality.rmse < best.quality.rmse ? run : best), first),
    lists: rest.reduce((best, run) => (run.quality.recallAt10 > best.quality.recallAt10 ? run : best), first),
  };
}

/**
 * Two or three sentences about finished trainings; empty for fewer than two. `paired` is of the leaders, the one at stars first:
 * without it nothing is called chance yet.
 */
export function sweepVerdict(runs: readonly ListedRun[], paired: PairedRuns | null): string {
  const leaders = sweepLeaders(runs);
  if (leaders === null) return '';
  const { stars, lists } = leaders;
  const sentences = [bestWords(stars, lists)];
  if (stars.runId !== lists.runId) {
    const middle = compromise(runs.map((run) => ({ run, ...run.quality })))?.run;
    if (middle !== undefined && middle !== stars && middle !== lists) {
      sentences.push(m.train_verdict_compromise({ title: describeBalance(middle.options).title }));
    }
    if (paired !== null && areAlike(stars, lists, paired)) sentences.push(m.train_verdict_alike());
  }
  return sentences.join(' ');
}

function bestWords(stars: ListedRun, lists: ListedRun): string {
  const rmse = formatError(stars.quality.rmse);
  const recall = formatShare(lists.quality.recallAt10);
  const starsTitle = describeBalance(stars.options).title;
  if (stars.runId === lists.runId) return m.train_verdict_one({ title: starsTitle, rmse, recall });
  const listsTitle = describeBalance(lists.options).title;
  return m.train_verdict_two({ starsTitle, rmse, listsTitle, recall });
}

/** Neither leads at its task by more than the measurement can resolve. */
function areAlike(stars: ListedRun, lists: ListedRun, paired: PairedRuns): boolean {
  if (paired.status === 'paired') {
    const { rmse, recallAt10 } = paired.differences;
    return verdictOf(rmse, false) === 'chance' && verdictOf(recallAt10, true) === 'chance';
  }
  const [a, b] = [stars.quality.intervals, lists.quality.intervals];
  return (
    verdictOfTwo(a.rmse, b.rmse, true) === 'chance' &&
    verdictOfTwo(b.recallAt10, a.recallAt10, true) === 'chance'
  );
}
