import { expect, test } from 'vitest';
import { describeUntrainedTask } from './training.ts';

test('a model of one task alone says what it was not taught', () => {
  expect(describeUntrainedTask({ rankWeight: 1, retrievalWeight: 0 })).toContain('Trained for stars alone');
  expect(describeUntrainedTask({ rankWeight: 0, retrievalWeight: 1 })).toContain('Trained for lists alone');
  expect(describeUntrainedTask({ rankWeight: 0.1, retrievalWeight: 3 })).toBe('');
});
