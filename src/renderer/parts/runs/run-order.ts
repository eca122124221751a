// The order of the history of runs, by the column that the person chose.
import { metricTable } from '../../../contract/metrics.ts';
import type { ListedRun } from '../../../contract/training.ts';
import type { ColumnMetric } from './run-words.ts';

export type RunColumn = 'when' | 'balance' | 'epochs' | 'time' | ColumnMetric;
export type RunOrder = { column: RunColumn; isDescending: boolean };

export const newestFirst: RunOrder = { column: 'when', isDescending: true };

/** Whether a column's first click puts the most on top: the newest, the best, the most epochs, the least time. */
function startsDescending(column: RunColumn): boolean {
  switch (column) {
    case 'when':
    case 'balance':
    case 'epochs':
      return true;
    case 'time':
      return false;
    default:
      return metricTable[column].better === 'higher';
  }
}

/** The order after a click on a column's head; a second click turns it round. */
export function nextOrder(order: RunOrder, column: RunColumn): RunOrder {
  const isDescending = order.column === column ? !order.isDescending : startsDescending(column);
  return { column, isDescending };
}

/** Runs alike in the column are newest first, whichever way it goes. */
export function orderRuns(runs: readonly ListedRun[], { column, isDescending }: RunOrder): ListedRun[] {
  const sign = isDescending ? -1 : 1;
  return runs.toSorted(
    (a, b) => sign * (valueOf(a, column) - valueOf(b, column)) || b.createdAtMs - a.createdAtMs,
  );
}

function valueOf({ options, quality, ...run }: ListedRun, column: RunColumn): number {
  switch (column) {
    case 'when':
      return run.createdAtMs;
    case 'balance':
      // By the share of the stars, so that 2 : 2 stands beside 1 : 1.
      return options.rankWeight / (options.rankWeight + options.retrievalWeight);
    case 'epochs':
      return run.epochsDone;
    case 'time':
      return run.elapsedMs;
    default:
      return quality[column];
  }
}
