// The figures of the quality benchmark as a table: the models for each seed, then the mean of every method.
import { formatDuration, formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';

/** What one method reached on the ratings that a seed held out; null where it has no answer or is not trained. */
export type QualityRow = {
  seed: number;
  method: string;
  rmse: number | null;
  /** Without the session bias; see session-bias.ts. */
  untimedRmse: number | null;
  mae: number | null;
  ndcgAt10: number | null;
  recallAt10: number | null;
  ndcgAt100: number | null;
  trainingMs: number | null;
};
export type QualityMean = Omit<QualityRow, 'seed'>;

/** The mean over the seeds of each method, in the order in which the methods come. */
export function meanByMethod(rows: readonly QualityRow[]): QualityMean[] {
  return [...new Set(rows.map(({ method }) => method))].map((method) => {
    const ofMethod = rows.filter((row) => row.method === method);
    const mean = (figure: keyof Omit<QualityMean, 'method'>): number | null => {
      const known = ofMethod.flatMap((row) => row[figure] ?? []);
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
    };
    return {
      method,
      rmse: mean('rmse'),
      untimedRmse: mean('untimedRmse'),
      mae: mean('mae'),
      ndcgAt10: mean('ndcgAt10'),
      recallAt10: mean('recallAt10'),
      ndcgAt100: mean('ndcgAt100'),
      trainingMs: mean('trainingMs'),
    };
  });
}

/** `detailed` are the methods whose every seed is shown. */
export function renderQualityRows(rows: readonly QualityRow[], detailed: readonly string[]): string {
  const lines = [
    ...rows
      .filter(({ method }) => detailed.includes(method))
      .map((row) => ({ ...row, seed: String(row.seed) })),
    ...meanByMethod(rows).map((row) => ({ ...row, seed: 'mean' })),
  ];
  const metric = (value: number | null): string => (value === null ? '' : formatMetric(value));
  return renderTable(lines, [
    { heading: 'Method', value: (line) => line.method },
    { heading: 'Seed', value: (line) => line.seed },
    { heading: 'RMSE', value: (line) => metric(line.rmse), align: 'right' },
    { heading: 'untimed', value: (line) => metric(line.untimedRmse), align: 'right' },
    { heading: 'MAE', value: (line) => metric(line.mae), align: 'right' },
    { heading: 'NDCG@10', value: (line) => metric(line.ndcgAt10), align: 'right' },
    { heading: 'Recall@10', value: (line) => metric(line.recallAt10), align: 'right' },
    { heading: 'NDCG@100', value: (line) => metric(line.ndcgAt100), align: 'right' },
    {
      heading: 'Training',
      value: (line) => (line.trainingMs === null ? '' : formatDuration(line.trainingMs)),
      align: 'right',
    },
  ]);
}
