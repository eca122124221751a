// How far a model is ahead of the simple methods, and whether that could be luck with the people it was tested on.
import { m } from '../../../messages/messages.js';
import { keysOf } from '../../../contract/keys-of.ts';
import { isBetter, metricTable } from '../../../contract/metrics.ts';
import { comparisons, type Comparison } from '../../../contract/training.ts';
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
  return keysOf(comparisons).map((key): LeadRow => {
    const { difference, low, high } = comparison[key];
    const { metric, rival } = comparisons[key];
    return {
      name: metricTable[metric].name,
      against: rival === 'bias' ? m.train_against_biases() : m.train_against_ease(),
      difference: formatDifference(difference),
      interval: m.train_from_to({ from: formatDifference(low), to: formatDifference(high) }),
      verdict: verdictOf({ low, high }, isBetter(metric, difference, 0)),
    };
  });
}
