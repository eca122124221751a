// A model's measured quality beside what the simplest methods reach on the same ratings.
import type { Baselines, Quality } from '../../contract/training.ts';
import { renderTable } from './table.ts';
import { formatCount, formatMetric } from './words.ts';

type Line = { metric: string; model: number; baseline: string; hint: string };

export function renderQuality(quality: Quality, baselines: Baselines): string {
  const lines: Line[] = [
    {
      metric: 'RMSE',
      model: quality.rmse,
      baseline: `${formatMetric(baselines.movieMeanRmse)} (movie mean)`,
      hint: 'stars, lower is better',
    },
    { metric: 'MAE', model: quality.mae, baseline: '', hint: 'stars, lower is better' },
    {
      metric: 'Recall@10',
      model: quality.recallAt10,
      baseline: `${formatMetric(baselines.popularityRecallAt10)} (popularity)`,
      hint: 'higher is better',
    },
    { metric: 'NDCG@10', model: quality.ndcgAt10, baseline: '', hint: 'higher is better' },
    { metric: 'Hit rate@10', model: quality.hitRateAt10, baseline: '', hint: 'higher is better' },
    { metric: 'NDCG@100', model: quality.ndcgAt100, baseline: '', hint: 'higher is better' },
    {
      metric: 'Coverage@10',
      model: quality.coverageAt10,
      baseline: '',
      hint: 'share of the movies in some top ten',
    },
  ];
  const table = renderTable(lines, [
    { heading: 'Held-out ratings', value: (line) => line.metric },
    { heading: 'Model', value: (line) => formatMetric(line.model), align: 'right' },
    { heading: 'Line to beat', value: (line) => line.baseline },
    { heading: '', value: (line) => line.hint },
  ]);
  return `${table}\n${formatCount(quality.testRatings)} test ratings; ranking over ${formatCount(quality.users)} users.\n`;
}
