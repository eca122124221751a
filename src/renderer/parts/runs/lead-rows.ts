// How far a model is ahead of the simple methods, and whether that could be luck with the people it was tested on.
import { m } from '../../../messages/messages.js';
import type { Comparison, Difference } from '../../../contract/training.ts';
import { formatDifference } from './figures.ts';

export type LeadRow = {
  name: string;
  /** What it is measured against. */
  against: string;
  difference: string;
  interval: string;
  verdict: 'ahead' | 'behind' | 'chance';
};

/** One row for each figure that has a rival. */
export function leadRows({ rmseToBias, maeToBias, ndcgAt10ToEase, recallAt10ToEase }: Comparison): LeadRow[] {
  const biases = m.train_against_biases();
  return [
    leadRow('RMSE', biases, rmseToBias, 'lower'),
    leadRow('MAE', biases, maeToBias, 'lower'),
    ...(ndcgAt10ToEase === null
      ? []
      : [leadRow('NDCG@10', m.train_against_ease(), ndcgAt10ToEase, 'higher')]),
    ...(recallAt10ToEase === null
      ? []
      : [leadRow('Recall@10', m.train_against_ease(), recallAt10ToEase, 'higher')]),
  ];
}

function leadRow(
  name: string,
  against: string,
  { difference, low, high }: Difference,
  better: 'lower' | 'higher',
): LeadRow {
  return {
    name,
    against,
    difference: formatDifference(difference),
    interval: m.train_from_to({ from: formatDifference(low), to: formatDifference(high) }),
    verdict: low <= 0 && high >= 0 ? 'chance' : difference > 0 === (better === 'higher') ? 'ahead' : 'behind',
  };
}
