import { expect, it } from 'vitest';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import type { ListedRun } from '../../../contract/training.ts';
import { nextOrder, orderRows, type Order } from '../../ui/data-table.ts';
import { newestFirst, runSorts } from './run-order.ts';

/** As the history gives them: the newest first. */
const runs = [
  madeRun('c', { createdAtMs: 3, quality: { rmse: 0.8 }, options: { retrievalWeight: 0 } }),
  madeRun('b', { createdAtMs: 2, quality: { rmse: 0.9 }, options: { rankWeight: 0 } }),
  madeRun('a', { createdAtMs: 1, quality: { rmse: 0.8 }, options: { rankWeight: 2, retrievalWeight: 2 } }),
];

function idsBy(order: Order<ListedRun>): string[] {
  return orderRows(runs, order).map(({ runId }) => runId);
}

it('begins with the newest', () => {
  expect(idsBy(newestFirst)).toEqual(['c', 'b', 'a']);
});

it('puts the best on top first, newest first among equals, and turns round with a second click', () => {
  const byError = nextOrder(newestFirst, runSorts.rmse);
  expect(idsBy(byError)).toEqual(['c', 'a', 'b']);
  expect(idsBy(nextOrder(byError, runSorts.rmse))).toEqual(['b', 'c', 'a']);
});

it('orders balances from stars to picks by their ratio alone', () => {
  expect(idsBy(nextOrder(newestFirst, runSorts.balance))).toEqual(['c', 'a', 'b']);
});
