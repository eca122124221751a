import { expect, it } from 'vitest';
import { madeModelRun } from '../../../tests/fixtures/made-run.ts';
import { countEpochs, epochsTable, runsTable } from './run-csv.ts';

const lines = (table: string): string[][] =>
  table
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

it('has a line for each run, with as many cells as its header', () => {
  const [header = [], ...rows] = lines(runsTable([madeModelRun('a'), madeModelRun('b')]));
  expect(rows.map(([runId]) => runId)).toEqual(['a', 'b']);
  expect(rows.map(({ length }) => length)).toEqual([header.length, header.length]);
  expect(rows[0]?.[header.indexOf('rmse')]).toBe('0.812');
  expect(rows[0]?.[header.indexOf('recall_at_10_high')]).toBe('1');
  expect(rows[0]?.[header.indexOf('bias_rmse')]).toBe('0.87');
});

it('has a line for each epoch of each run', () => {
  const epoch = {
    epoch: 1,
    rankingLoss: 0.5,
    retrievalLoss: 6,
    validationRmse: 0.9,
    validationRecallAt10: 0.1,
  };
  const runs = [
    { ...madeModelRun('a'), history: [epoch, { ...epoch, epoch: 2 }] },
    { ...madeModelRun('b'), history: [epoch] },
  ];
  expect(epochsTable(runs)).toBe(
    [
      'run_id,epoch,ranking_loss,retrieval_loss,validation_rmse,validation_recall_at_10\n',
      'a,1,0.5,6,0.9,0.1\na,2,0.5,6,0.9,0.1\nb,1,0.5,6,0.9,0.1\n',
    ].join(''),
  );
  expect(countEpochs(runs)).toBe(3);
});
