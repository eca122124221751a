import { expect, test } from 'vitest';
import { meanByMethod, renderQualityRows, type QualityRow } from './quality-table.ts';

const rows: QualityRow[] = [
  { method: 'joint model', seed: 0, rmse: 0.8, ndcgAt10: 0.3 },
  { method: 'popularity', seed: 0, ndcgAt10: 0.3 },
  { method: 'joint model', seed: 1, rmse: 0.9, ndcgAt10: 0.3, untimedRmse: null },
  { method: 'popularity', seed: 1, ndcgAt10: 0.3 },
];

test('means are over the seeds of a method, and absent where the method has no answer', () => {
  expect(meanByMethod(rows).map(({ method, rmse }) => [method, rmse])).toEqual([
    ['joint model', expect.closeTo(0.85, 9)],
    ['popularity', undefined],
  ]);
});

test('the table has the model for each seed, then every mean', () => {
  const lines = renderQualityRows(rows, ['joint model']).split('\n').slice(2, -1);
  expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual([
    'joint model 0 0.800 0.300',
    'joint model 1 0.900 0.300',
    'joint model mean 0.850 0.300',
    'popularity mean 0.300',
  ]);
});
