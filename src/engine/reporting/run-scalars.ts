// The figures of a run as TensorBoard shows them: curves over the epochs, and what the finished model reached.
import { metrics } from '../../contract/metrics.ts';
import type { Run } from '../../contract/training.ts';
import { columnName } from './column-names.ts';
import type { Scalar } from './tfevents.ts';

/** When the run began, by when it was stored and how long it took. */
export function startOf({ createdAtMs, elapsedMs }: Pick<Run, 'createdAtMs' | 'elapsedMs'>): number {
  return createdAtMs - elapsedMs;
}

/** Runs don't keep when an epoch ended: the epochs are spread evenly over the time that the training took. */
export function runScalars(run: Run): Scalar[] {
  const { history, quality, elapsedMs, createdAtMs, epochsDone } = run;
  const startedAtMs = startOf(run);
  const curves = history.flatMap(({ epoch, ...figures }, index): Scalar[] => {
    const atMs = startedAtMs + (elapsedMs * (index + 1)) / history.length;
    const at = (tag: string, value: number): Scalar => ({ tag, step: epoch, value, atMs });
    return [
      at('loss/ranking', figures.rankingLoss),
      at('loss/retrieval', figures.retrievalLoss),
      at('validation/rmse', figures.validationRmse),
      at('validation/recall_at_10', figures.validationRecallAt10),
    ];
  });
  const reached = metrics.map((metric): Scalar => ({
    tag: `test/${columnName(metric)}`,
    step: epochsDone,
    value: quality[metric],
    atMs: createdAtMs,
  }));
  return [...curves, ...reached];
}
