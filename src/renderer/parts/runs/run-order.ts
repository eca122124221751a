// What the history of runs can be sorted by.
import { recordOf } from '../../../contract/keys-of.ts';
import { metricTable } from '../../../contract/metrics.ts';
import type { ListedRun } from '../../../contract/training.ts';
import type { Order, Sort } from '../../ui/data-table.ts';
import { columnMetrics } from './run-words.ts';

export const runSorts = {
  when: sortBy((run) => run.createdAtMs),
  // By the share of the stars, so that 2 : 2 stands beside 1 : 1.
  balance: sortBy(({ options }) => options.rankWeight / (options.rankWeight + options.retrievalWeight)),
  epochs: sortBy((run) => run.epochsDone),
  time: sortBy((run) => run.elapsedMs, false),
  ...recordOf(columnMetrics, (metric) =>
    sortBy(({ quality }) => quality[metric], metricTable[metric].better === 'higher'),
  ),
};

export const newestFirst: Order<ListedRun> = { sort: runSorts.when, isDescending: true };

function sortBy(by: (run: ListedRun) => number, startsDescending = true): Sort<ListedRun> {
  return { by, startsDescending };
}
