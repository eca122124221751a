// How far a model is ahead of the simple methods, and whether that could be luck with the people it was tested on.
import type { Comparison, Difference } from '../../../contract/training.ts';

export type LeadRow = {
  name: string;
  /** What it is measured against. */
  against: string;
  difference: string;
  interval: string;
  verdict: 'ahead' | 'behind' | 'could be chance';
};

/** One row for each figure that has a rival. */
export function leadRows({ rmseToBias, maeToBias, ndcgAt10ToEase, recallAt10ToEase }: Comparison): LeadRow[] {
  return [
    leadRow('RMSE', 'biases', rmseToBias, 'lower'),
    leadRow('MAE', 'biases', maeToBias, 'lower'),
    ...(ndcgAt10ToEase === null ? [] : [leadRow('NDCG@10', 'EASE', ndcgAt10ToEase, 'higher')]),
    ...(recallAt10ToEase === null ? [] : [leadRow('Recall@10', 'EASE', recallAt10ToEase, 'higher')]),
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
    interval: `${formatDifference(low)} to ${formatDifference(high)}`,
    verdict:
      low <= 0 && high >= 0
        ? 'could be chance'
        : difference > 0 === (better === 'higher')
          ? 'ahead'
          : 'behind',
  };
}

function formatDifference(value: number): string {
  const size = Math.abs(value).toFixed(3);
  return Number(size) === 0 ? size : `${value < 0 ? '−' : '+'}${size}`;
}
