// What a sweep says, in words: who is best at what, and whether the differences mean anything.
import { m } from '../../../messages/messages.js';
import type { ListedRun } from '../../../contract/training.ts';
import { formatError, formatShare } from '../../parts/runs/figures.ts';
import { describeBalance } from '../../parts/runs/loss-balance.ts';
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

/** Two or three sentences about finished trainings; empty for fewer than two. */
export function sweepVerdict(runs: readonly ListedRun[]): string {
  const [first, ...rest] = runs;
  if (first === undefined || rest.length === 0) return '';
  const stars = rest.reduce((best, run) => (run.quality.rmse < best.quality.rmse ? run : best), first);
  const lists = rest.reduce(
    (best, run) => (run.quality.recallAt10 > best.quality.recallAt10 ? run : best),
    first,
  );
  const sentences = [bestWords(stars, lists)];
  if (stars.runId !== lists.runId) {
    const middle = compromise(runs.map((run) => ({ run, ...run.quality })))?.run;
    if (middle !== undefined && middle !== stars && middle !== lists) {
      sentences.push(m.train_verdict_compromise({ title: describeBalance(middle.options).title }));
    }
    if (areAlike(stars, lists)) sentences.push(m.train_verdict_alike());
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

/** Neither leads in both by more than the measurement can resolve. */
function areAlike(stars: ListedRun, lists: ListedRun): boolean {
  const [a, b] = [stars.quality.intervals, lists.quality.intervals];
  return a.rmse.high >= b.rmse.low && b.recallAt10.low <= a.recallAt10.high;
}
