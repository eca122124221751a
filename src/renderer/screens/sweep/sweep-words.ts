// What a sweep says, in words: which setting is best at what, and whether that could be chance.
import { m } from '../../../messages/messages.js';
import type { PairedRuns, RunPair } from '../../../contract/run-comparison.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { formatError, formatShare } from '../../parts/runs/figures.ts';
import { describeBalance } from '../../parts/runs/loss-balance.ts';
import { verdictOf, verdictOfTwo } from '../../parts/runs/verdict.ts';
import { compromise } from './pareto.ts';
import { settingsOf, settingWords, type Setting } from './sweep-settings.ts';

type Task = 'rmse' | 'recallAt10';

/** The two settings that are best at a task, by the mean over their seeds. */
export type Race = { readonly task: Task; readonly first: Setting; readonly second: Setting };

export type Races = { readonly stars: Race; readonly lists: Race };

/** What a point of the chart says. */
export function pointWords({ options, quality }: ListedRun, number: number): string {
  return m.train_sweep_point_words({
    number,
    title: describeBalance(options).title,
    rmse: formatError(quality.rmse),
    recall: formatShare(quality.recallAt10),
  });
}

/** Null for fewer than two settings. */
export function racesOf(runs: readonly ListedRun[]): Races | null {
  const settings = settingsOf(runs);
  const [byStars, secondByStars] = settings.toSorted((a, b) => a.rmse.mean - b.rmse.mean);
  const [byLists, secondByLists] = settings.toSorted((a, b) => b.recallAt10.mean - a.recallAt10.mean);
  if (!byStars || !secondByStars || !byLists || !secondByLists) return null;
  return {
    stars: { task: 'rmse', first: byStars, second: secondByStars },
    lists: { task: 'recallAt10', first: byLists, second: secondByLists },
  };
}

/** The runs that decide a race user by user; null where seeds do, of one of its settings at least. */
export function pairOf({ task, first, second }: Race): RunPair | null {
  if (deviationsOf({ task, first, second }) !== null) return null;
  const [a, b] = [first.runs[0], second.runs[0]];
  return a === undefined || b === undefined ? null : [a.runId, b.runId];
}

/**
 * Two or three sentences about finished trainings; empty for fewer than two settings, and until what decides between the best of
 * them is known. `paired` is of the runs of `pairOf`.
 */
export function sweepVerdict(
  runs: readonly ListedRun[],
  paired: { stars: PairedRuns | null; lists: PairedRuns | null },
): string {
  const races = racesOf(runs);
  if (races === null) return '';
  const { stars, lists } = races;
  if (pairOf(stars) !== null && paired.stars === null) return '';
  if (pairOf(lists) !== null && paired.lists === null) return '';
  const [starsTie, listsTie] = [isChance(stars, paired.stars), isChance(lists, paired.lists)];
  const title = titlesAmong(runs);
  const rmse = formatError(stars.first.rmse.mean);
  const recall = formatShare(lists.first.recallAt10.mean);
  if (stars.first.runs[0] === lists.first.runs[0] && !starsTie && !listsTie) {
    return m.train_verdict_one({ title: title(stars.first), rmse, recall });
  }
  const sentences = [
    starsTie
      ? m.train_verdict_stars_tie({
          title: title(stars.first),
          other: title(stars.second),
          rmse,
          otherRmse: formatError(stars.second.rmse.mean),
        })
      : m.train_verdict_stars_best({ title: title(stars.first), rmse }),
    listsTie
      ? m.train_verdict_lists_tie({
          title: title(lists.first),
          other: title(lists.second),
          recall,
          otherRecall: formatShare(lists.second.recallAt10.mean),
        })
      : m.train_verdict_lists_best({ title: title(lists.first), recall }),
  ];
  const named = [
    stars.first,
    lists.first,
    ...(starsTie ? [stars.second] : []),
    ...(listsTie ? [lists.second] : []),
  ];
  const middle = compromise(
    settingsOf(runs).map((setting) => ({
      setting,
      rmse: setting.rmse.mean,
      recallAt10: setting.recallAt10.mean,
    })),
  )?.setting;
  if (middle !== undefined && !named.some(({ runs: [run] }) => run === middle.runs[0])) {
    sentences.push(m.train_verdict_compromise({ title: title(middle) }));
  }
  return sentences.join(' ');
}

/** Whether the lead is less than what the measurement can resolve: the error bars overlap, or the interval of the difference holds 0. */
function isChance({ task, first, second }: Race, paired: PairedRuns | null): boolean {
  const deviations = deviationsOf({ task, first, second });
  if (deviations !== null) return Math.abs(first[task].mean - second[task].mean) <= deviations;
  if (paired?.status === 'paired') return verdictOf(paired.differences[task], true) === 'chance';
  const [own, other] = [first.runs[0]?.quality.intervals[task], second.runs[0]?.quality.intervals[task]];
  return own === undefined || other === undefined || verdictOfTwo(own, other, true) === 'chance';
}

/** The two error bars together, a missing one taken for as long as the other; null where both have one seed alone. */
function deviationsOf({ task, first, second }: Race): number | null {
  const [a, b] = [first[task].deviation, second[task].deviation];
  const known = a ?? b;
  return known === null ? null : (a ?? known) + (b ?? known);
}

/** A setting is named by its balance, and by what else was varied; its seeds are all meant. */
function titlesAmong(runs: readonly ListedRun[]): (setting: Setting) => string {
  const all = runs.map(({ options }) => ({ ...options, seed: 0 }));
  return ({ runs: [run] }) => {
    if (run === undefined) return '';
    const words = settingWords({ ...run.options, seed: 0 }, all);
    const { title } = describeBalance(run.options);
    return words === '' ? title : `${title} (${words})`;
  };
}
