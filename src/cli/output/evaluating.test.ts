import { expect, test } from 'vitest';
import { showEvaluation } from './evaluating.ts';
import { createProgressLine } from './progress.ts';

const update = {
  ...{ epochs: 2, rankingLoss: 0.5, retrievalLoss: 6, epochMetrics: null, baselines: null },
  ...{ elapsedMs: 1000, remainingMs: null, tensors: 0 },
};

/** What is shown of a short evaluation. */
function shown(canRewrite: boolean): string {
  let text = '';
  const line = createProgressLine({
    out: () => undefined,
    err: (piece) => void (text += piece),
    rewrite: (piece) => void (text += piece),
    width: null,
    canRewrite,
  });
  const { onEpoch, onPhase } = showEvaluation(line, 'Seed 3  ');
  onPhase({ phase: 'preparing', done: 0, remainingMs: null });
  onPhase({ phase: 'training', done: 0.25, remainingMs: 2000 });
  onEpoch({ ...update, epoch: 1 });
  onPhase({ phase: 'training', done: 0.75, remainingMs: 1000 });
  onEpoch({ ...update, epoch: 2 });
  onPhase({ phase: 'measuring', done: 0.5, remainingMs: null });
  onPhase({ phase: 'measuring', done: 0.75, remainingMs: null });
  return text;
}

test('a log has a line for each phase and epoch', () => {
  expect(shown(false).split('\n')).toEqual([
    'Seed 3  Preparing the training  0.0 %',
    'Seed 3  Epoch 1/2  rating loss 0.500  retrieval loss 6.000',
    'Seed 3  Epoch 2/2  rating loss 0.500  retrieval loss 6.000',
    'Seed 3  Measuring the quality  50.0 %',
    '',
  ]);
});

test('a terminal shows every sign of life, and how long the training takes', () => {
  const text = shown(true);
  expect(text).toContain('Seed 3  Training  75.0 %  1.0 s left');
  expect(text).toContain('Measuring the quality  75.0 %');
});
