import { expect, test } from 'vitest';
import { madeRun } from '../../../tests/fixtures/made-run.ts';
import { describeKept, describeUntrainedTask } from './training.ts';

test('a model of one task alone comes with a warning about the other', () => {
  expect(describeUntrainedTask({ rankWeight: 1, retrievalWeight: 0 })).toContain(
    'Trained on the rating loss alone',
  );
  expect(describeUntrainedTask({ rankWeight: 0, retrievalWeight: 1 })).toContain(
    'Trained on the retrieval loss alone',
  );
  expect(describeUntrainedTask({ rankWeight: 0.1, retrievalWeight: 3 })).toBe('');
});

test('a worse run is said not to be in use, with both figures and the way to use it', () => {
  const run = madeRun('new', { quality: { rmse: 0.81, ndcgAt10: 0.2 } });
  const active = madeRun('old', { quality: { rmse: 0.82, ndcgAt10: 0.3 } });
  const question = {
    runId: run.runId,
    activeRunId: active.runId,
    worse: ['ndcgAt10' as const],
    better: ['rmse' as const],
    isPaired: true,
  };
  const words = describeKept(run, { question, active });
  expect(words).toContain('worse than the active one, old');
  expect(words).toContain('RMSE 0.810 instead of 0.820 (better), NDCG@10 0.200 instead of 0.300 (worse)');
  expect(words).toContain('user by user on the same held-out ratings');
  expect(words).toContain('run `runs --activate new`');
  expect(describeKept(run, { question: { ...question, isPaired: false }, active })).toContain(
    'by the intervals',
  );
});
