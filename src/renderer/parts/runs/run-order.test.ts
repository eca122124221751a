import { expect, it } from 'vitest';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { newestFirst, nextOrder, orderRuns, type RunOrder } from './run-order.ts';

const runs = [
  madeRun('a', { createdAtMs: 1, quality: { rmse: 0.8 }, options: { rankWeight: 2, retrievalWeight: 2 } }),
  madeRun('b', { createdAtMs: 2, quality: { rmse: 0.9 }, options: { rankWeight: 0 } }),
  madeRun('c', { createdAtMs: 3, quality: { rmse: 0.8 }, options: { retrievalWeight: 0 } }),
];

function idsBy(order: RunOrder): string[] {
  return orderRuns(runs, order).map(({ runId }) => runId);
}

it('begins with the newest', () => {
  expect(idsBy(newestFirst)).toEqual(['c', 'b', 'a']);
});

it('puts the best on top first, newest first among equals, and turns round with a second click', () => {
  const byError = nextOrder(newestFirst, 'rmse');
  expect(idsBy(byError)).toEqual(['c', 'a', 'b']);
  expect(idsBy(nextOrder(byError, 'rmse'))).toEqual(['b', 'c', 'a']);
});

it('orders balances from stars to picks by their ratio alone', () => {
  expect(idsBy(nextOrder(newestFirst, 'balance'))).toEqual(['c', 'a', 'b']);
});
