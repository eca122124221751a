// The figures of the quality benchmark as a table: the models for each seed, then the mean of every method.
import { formatDuration, formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';

/** Each figure with its heading; `untimedRmse` is without the session bias (session-bias.ts). */
const figures = [
  ['rmse', 'RMSE'],
  ['untimedRmse', 'untimed'],
  ['mae', 'MAE'],
  ['ndcgAt10', 'NDCG@10'],
  ['recallAt10', 'Recall@10'],
  ['ndcgAt100', 'NDCG@100'],
  ['trainingMs', 'Training'],
] as const;
type Figures = Partial<Record<(typeof figures)[number][0], number | null>>;

/** What one method reached on the ratings that a seed held out; figures that it does not have are absent or null. */
export type QualityRow = Figures & { seed: number; method: string };
export type QualityMean = Figures & { method: string };

/** The mean over the seeds of each method, in the order in which the methods come. */
export function meanByMethod(rows: readonly QualityRow[]): QualityMean[] {
  return [...new Set(rows.map(({ method }) => method))].map((method) => {
    const mean: QualityMean = { method };
    for (const [figure] of figures) {
      const known = rows.flatMap((row) => (row.method === method ? (row[figure] ?? []) : []));
      if (known.length > 0) mean[figure] = known.reduce((sum, value) => sum + value, 0) / known.length;
    }
    return mean;
  });
}

/** Every seed is shown of the `detailed` methods. */
export function renderQualityRows(rows: readonly QualityRow[], detailed: readonly string[]): string {
  const lines = [
    ...rows
      .filter(({ method }) => detailed.includes(method))
      .map((row) => ({ ...row, seed: String(row.seed) })),
    ...meanByMethod(rows).map((row) => ({ ...row, seed: 'mean' })),
  ];
  return renderTable(lines, [
    { heading: 'Method', value: (line) => line.method },
    { heading: 'Seed', value: (line) => line.seed },
    ...figures.map(([figure, heading]) => ({
      heading,
      value: (line: Figures) => {
        const value = line[figure] ?? null;
        if (value === null) return '';
        return figure === 'trainingMs' ? formatDuration(value) : formatMetric(value);
      },
      align: 'right' as const,
    })),
  ]);
}
