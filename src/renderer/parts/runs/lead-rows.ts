// How far a model is ahead of the simple methods, and whether that could be luck with the people it was tested on.
import { m } from '../../../messages/messages.js';
import { keysOf } from '../../../contract/keys-of.ts';
import { isBetter, metricTable, type UserMetric } from '../../../contract/metrics.ts';
import { comparisons, type Comparison, type Difference } from '../../../contract/training.ts';
import { formatDifference } from './figures.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export type LeadRow = {
  name: string;
  /** What it is measured against. */
  against: string;
  difference: string;
  interval: string;
  verdict: Verdict;
};

/** One row for each figure that has a rival. */
export function leadRows(comparison: Comparison): LeadRow[] {
  return keysOf(comparisons).map((key) => {
    const { metric, rival } = comparisons[key];
    const against = rival === 'bias' ? m.train_against_biases() : m.train_against_ease();
    return leadRow(metric, against, comparison[key]);
  });
}

/** The figures of both tasks that say most, against the active run. */
export function rowsAgainstActive(differences: Readonly<Record<UserMetric, Difference>>): LeadRow[] {
  return (['rmse', 'ndcgAt10', 'recallAt10'] as const).map((metric) =>
    leadRow(metric, m.train_against_active(), differences[metric]),
  );
}

function leadRow(metric: UserMetric, against: string, { difference, low, high }: Difference): LeadRow {
  return {
    name: metricTable[metric].name,
    against,
    difference: formatDifference(difference),
    interval: m.train_from_to({ from: formatDifference(low), to: formatDifference(high) }),
    verdict: verdictOf({ low, high }, isBetter(metric, difference, 0)),
  };
}
