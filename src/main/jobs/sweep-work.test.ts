import { expect, test } from 'vitest';
import type { TrainingProgress } from '../../contract/training.ts';
import { sweepRemainingMs } from './sweep-work.ts';

function training(change: Partial<TrainingProgress>): TrainingProgress {
  const open = {
    done: 0,
    epoch: 0,
    epochs: 10,
    elapsedMs: 0,
    remainingMs: null,
    baselines: null,
    history: [],
  };
  return { phase: 'training', ...open, ...change };
}

test('the time left is unknown until the first training can report its own', () => {
  const reported = training({ phase: 'reading' });
  expect(sweepRemainingMs({ elapsedMs: 900, training: reported, step: 0, points: 3 })).toBeNull();
});

test('trainings that wait are expected to take as long as the mean of the others', () => {
  const first = training({ remainingMs: 6000 });
  expect(sweepRemainingMs({ elapsedMs: 4000, training: first, step: 0, points: 3 })).toBe(6000 + 2 * 10_000);
  const second = training({ remainingMs: 2000 });
  expect(sweepRemainingMs({ elapsedMs: 14_000, training: second, step: 1, points: 3 })).toBe(2000 + 8000);
});

test('at the end of the last training nothing is left', () => {
  const last = training({ phase: 'saving' });
  expect(sweepRemainingMs({ elapsedMs: 30_000, training: last, step: 2, points: 3 })).toBe(0);
});
