// Runs as tables: one line for each run, or one for each epoch of each run.
import { metrics, userMetrics } from '../../contract/metrics.ts';
import { dimensionsOf, learningRateOf, type Run } from '../../contract/training.ts';
import { csvLine } from '../history/export/csv-table.ts';
import { columnName } from './column-names.ts';

const runHeader = [
  ...['run_id', 'trained_at', 'sweep_id', 'library', 'ratings', 'preset', 'rank_weight', 'retrieval_weight'],
  ...[
    'batch_size',
    'learning_rate',
    'dimensions',
    'seed',
    'epochs',
    'epochs_done',
    'seconds',
    'ratings_per_second',
    'peak_mb',
  ],
  ...metrics.map(columnName),
  ...userMetrics.flatMap((metric) => [`${columnName(metric)}_low`, `${columnName(metric)}_high`]),
  ...['bias_rmse', 'ease_recall_at_10', 'ease_ndcg_at_10'],
];

/** What each run was trained with and what it reached, with the 95 % intervals and the lines to beat. */
export function runsTable(runs: readonly Run[]): string {
  const lines = runs.map(({ options, quality, baselines, catalogue, ...run }) =>
    csvLine([
      ...[run.runId, new Date(run.createdAtMs).toISOString(), run.sweepId ?? null],
      ...[catalogue.name, catalogue.ratings],
      ...[options.preset, options.rankWeight, options.retrievalWeight],
      ...[
        options.batchSize,
        learningRateOf(options),
        dimensionsOf(options),
        options.seed,
        options.epochs,
        run.epochsDone,
      ],
      ...[run.elapsedMs / 1000, run.ratingsPerSecond, run.peakRssMb],
      ...metrics.map((metric) => quality[metric]),
      ...userMetrics.flatMap((metric) => [quality.intervals[metric].low, quality.intervals[metric].high]),
      ...[baselines.bias.rmse, baselines.ease.recallAt10, baselines.ease.ndcgAt10],
    ]),
  );
  return [csvLine(runHeader), ...lines].join('');
}

/** The curves: losses and what was measured by the way. */
export function epochsTable(runs: readonly Run[]): string {
  const header = ['run_id', 'epoch', 'ranking_loss', 'retrieval_loss', 'validation_rmse'];
  const lines = runs.flatMap(({ runId, history }) =>
    history.map((epoch) =>
      csvLine([
        ...[runId, epoch.epoch, epoch.rankingLoss, epoch.retrievalLoss],
        ...[epoch.validationRmse, epoch.validationRecallAt10],
      ]),
    ),
  );
  return [csvLine([...header, 'validation_recall_at_10']), ...lines].join('');
}

/** How many lines `epochsTable` has below its header. */
export function countEpochs(runs: readonly Run[]): number {
  return runs.reduce((sum, { history }) => sum + history.length, 0);
}
