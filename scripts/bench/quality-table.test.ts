import { expect, test } from 'vitest';
import { meanByMethod, renderQualityRows, type QualityRow } from './quality-table.ts';

function row(method: string, seed: number, rmse: number | null): QualityRow {
  return {
    seed,
    method,
    rmse,
    untimedRmse: null,
    mae: null,
    ndcgAt10: 0.3,
    recallAt10: null,
    ndcgAt100: null,
    trainingMs: null,
  };
}
const rows = [
  row('joint model', 0, 0.8),
  row('popularity', 0, null),
  row('joint model', 1, 0.9),
  row('popularity', 1, null),
];

test('means are over the seeds of a method, and absent where the method has no answer', () => {
  expect(meanByMethod(rows).map(({ method, rmse }) => [method, rmse])).toEqual([
    ['joint model', expect.closeTo(0.85, 9)],
    ['popularity', null],
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
